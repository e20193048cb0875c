"""Grades exercise ``state``."""

import pytest


class Sender:
    """Has a constructor of its own, and calls nobody."""

    def __init__(self, city, /):
        self.city = city
        self.sent = []

    def send(self, text):
        self.sent.append(text)


class Hub(Sender):
    """Keeps attributes with the likeliest names."""

    def __init__(self, city, /):
        super().__init__(city)
        self._count = self.counter = self.total = "ours"
        self._sent = self._messages = "ours"


class Picky(Sender):
    def send(self, text):
        if not text:
            raise ValueError("empty")
        super().send(text)


@pytest.fixture
def counted(exercise):
    """Return a function that mixes Counted into a class."""

    def mix(base, *more):
        return type(
            "Mixed", (exercise.Counted, *more, base), {}
        )

    return mix


def test_it_starts_at_zero(counted):
    assert counted(Sender)("Oslo").count == 0, (
        "count must work before the first message"
    )


def test_it_counts_and_sends(counted):
    sender = counted(Sender)("Oslo")
    sender.send("ready")
    sender.send("gone")
    assert sender.count == 2
    assert sender.sent == ["ready", "gone"], "call super().send"


def test_each_object_has_its_own_count(counted):
    cls = counted(Sender)
    one, other = cls("Oslo"), cls("Turin")
    one.send("ready")
    assert (one.count, other.count) == (1, 0), (
        "the count stands on the class, not on the object"
    )


def test_attributes_of_the_class_are_left_alone(counted):
    hub = counted(Hub)("Oslo")
    before = {n: v for n, v in vars(hub).items() if v == "ours"}
    hub.send("ready")
    after = {n: v for n, v in vars(hub).items() if v == "ours"}
    assert hub.count == 1
    assert after == before, (
        "Hub had that attribute first: a name with two leading "
        "underscores is changed to one that Hub cannot have"
    )


def test_what_fails_is_not_counted(counted):
    picky = counted(Picky)("Oslo")
    with pytest.raises(ValueError, match="empty"):
        picky.send("")
    assert picky.count == 0, "count after the class has sent"


def test_there_is_no_constructor(exercise):
    assert "__init__" not in vars(exercise.Counted), (
        "the classes it meets will not call it"
    )
    assert "__new__" not in vars(exercise.Counted), (
        "object.__new__ refuses the arguments it would forward"
    )


def test_it_may_meet_another_mixin(counted):
    class Loud:
        def send(self, text):
            super().send(text.upper())

    sender = counted(Sender, Loud)("Oslo")
    sender.send("ready")
    assert (sender.count, sender.sent) == (1, ["READY"])
