"""Grades exercise ``guard``."""

from secrets import token_hex

import pytest


class Post:
    def send(self, parcel):
        return [f"posted {parcel}"]


class NightPost(Post):
    """Inherits its send."""


class Quiet:
    """Defines no send, so it may stand anywhere."""


class Labeled:
    """Takes part in __init_subclass__ itself."""

    def __init_subclass__(cls, *, label="none", **rest):
        super().__init_subclass__(**rest)
        cls.label = label


def refusal(culprit, *bases):
    """Return the message with which the class is refused."""
    try:
        wrong = type("Wrong", bases, {})
    except TypeError as error:
        return str(error)
    names = ", ".join(base.__name__ for base in bases)
    found = wrong.send.__qualname__
    pytest.fail(
        f"class Wrong({names}) was accepted, but {culprit}.send "
        f"hides Audited.send: Wrong.send is {found}",
        pytrace=False,
    )


def test_the_right_side_works(exercise):
    class AuditedPost(exercise.Audited, Post): ...

    assert AuditedPost().send("P1") == ["noted P1", "posted P1"]


def test_the_wrong_side_is_refused(exercise):
    message = refusal("Post", Post, exercise.Audited)
    assert "Post" in message, "name the class that hides send"


def test_the_culprit_need_not_stand_first(exercise):
    message = refusal("Post", Quiet, Post, exercise.Audited)
    assert "Post" in message, "name the class that hides send"
    assert "Quiet" not in message, "Quiet hides nothing"


def test_the_culprit_may_be_inherited(exercise):
    message = refusal("Post", NightPost, exercise.Audited)
    assert "Post" in message.replace("NightPost", ""), (
        "NightPost has no send of its own: name Post"
    )


def test_the_message_names_the_class_at_hand(exercise):
    name = f"Service{token_hex(4)}"
    culprit = type(name, (), {"send": Post.send})
    message = refusal(name, culprit, exercise.Audited)
    assert name in message, "name the class that hides send"
    assert "Post" not in message, "Post is innocent here"


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

    message = refusal("Courier", Courier, AuditedPost)
    assert "Courier" in message


def test_other_hooks_still_run(exercise):
    try:

        class Both(
            exercise.Audited, Labeled, Post, label="blue"
        ): ...
    except TypeError as error:
        pytest.fail(f"take **rest and forward it: {error}")

    assert Both.label == "blue", "forward with super()"
