"""Grades exercise ``guard``."""

import pytest


class Post:
    def send(self, parcel):
        return [f"posted {parcel}"]


class Quiet:
    """Defines no send, so it may stand anywhere."""


class Labeled:
    """Takes part in __init_subclass__ itself."""

    def __init_subclass__(cls, *, label="none", **rest):
        super().__init_subclass__(**rest)
        cls.label = label


def test_the_right_side_works(exercise):
    class AuditedPost(exercise.Audited, Post): ...

    assert AuditedPost().send("P1") == ["noted P1", "posted P1"]


def test_the_wrong_side_is_refused(exercise):
    with pytest.raises(TypeError, match="Post"):

        class Wrong(Post, exercise.Audited): ...


def test_a_class_without_send_may_come_first(exercise):
    class Fine(Quiet, exercise.Audited, Post): ...

    assert Fine().send("P1") == ["noted P1", "posted P1"]


def test_subclasses_may_extend_send(exercise):
    class AuditedPost(exercise.Audited, Post): ...

    class Night(AuditedPost):
        def send(self, parcel):
            return ["at night", *super().send(parcel)]

    assert Night().send("P1")[0] == "at night"


def test_the_wrong_side_is_found_in_grandchildren(exercise):
    class AuditedPost(exercise.Audited, Post): ...

    class Courier:
        def send(self, parcel):
            return [f"carried {parcel}"]

    with pytest.raises(TypeError, match="Courier"):

        class Wrong(Courier, AuditedPost): ...


def test_other_hooks_still_run(exercise):
    class Both(
        exercise.Audited, Labeled, Post, label="blue"
    ): ...

    assert Both.label == "blue", "forward with super()"
