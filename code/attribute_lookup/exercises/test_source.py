"""Grades exercise ``source``."""

import pytest


class WriteOnly:
    def __set__(self, parcel, value): ...


class Deletable:
    def __get__(self, parcel, owner=None):
        pytest.fail("source() ran a __get__", pytrace=False)

    def __delete__(self, parcel): ...


class Inherited(Deletable): ...


class Hub:
    city = "Oslo"
    guard = WriteOnly()
    gone = Deletable()
    late = Inherited()

    @property
    def label(self):
        pytest.fail("source() ran a getter", pytrace=False)

    def sort(self): ...


class Slotted:
    __slots__ = ("lanes",)


class Falling(Hub):
    def __getattr__(self, name):
        pytest.fail("source() ran __getattr__", pytrace=False)


class Deeper(Falling): ...


class Watched(Hub):
    def __getattribute__(self, name):
        pytest.fail(
            "source() ran __getattribute__: take the dictionary "
            "through object.__getattribute__",
            pytrace=False,
        )


class Covered(Hub):
    label = "plain"


def made(cls, **own):
    obj = cls.__new__(cls)
    object.__getattribute__(obj, "__dict__").update(own)
    return obj


CASES = [
    ("label", Hub, {}, "data descriptor"),
    ("label", Hub, {"label": 1}, "data descriptor"),
    ("gone", Hub, {"gone": 1}, "data descriptor"),
    ("late", Hub, {"late": 1}, "data descriptor"),
    ("sort", Hub, {}, "non-data descriptor"),
    ("sort", Hub, {"sort": 1}, "instance"),
    ("city", Hub, {}, "class"),
    ("city", Hub, {"city": 1}, "instance"),
    ("guard", Hub, {"guard": 1}, "instance"),
    ("guard", Hub, {}, "class"),
    ("toll", Hub, {}, "missing"),
    ("toll", Falling, {}, "fallback"),
    ("toll", Deeper, {}, "fallback"),
    ("city", Falling, {}, "class"),
    ("label", Falling, {}, "data descriptor"),
    ("toll", Watched, {"toll": 1}, "instance"),
    ("label", Covered, {"label": 1}, "instance"),
    ("label", Covered, {}, "class"),
]


@pytest.mark.parametrize(("name", "cls", "own", "rule"), CASES)
def test_the_rule(exercise, name, cls, own, rule):
    found = exercise.source(made(cls, **own), name)
    assert found == rule, (
        f"{cls.__name__}().{name} with {own} of its own: "
        f"{rule!r} is right"
    )


def test_a_slot_is_a_data_descriptor(exercise):
    found = exercise.source(Slotted(), "lanes")
    assert found == "data descriptor"


def test_an_object_without_a_dictionary(exercise):
    assert exercise.source(Slotted(), "toll") == "missing"
    assert exercise.source(3, "real") == "data descriptor"


def test_a_hook_on_the_instance_does_not_count(exercise):
    hub = made(Hub, __getattr__=lambda name: 1)
    found = exercise.source(hub, "toll")
    assert found == "missing", "hooks are found on the type"


def test_the_metaclass_is_not_asked(exercise):
    class Meta(type):
        def __get__(cls, parcel, owner=None): ...

        def __getattr__(cls, name): ...

    class Plain(metaclass=Meta): ...

    class Depot(metaclass=Meta):
        plain = Plain()

    assert exercise.source(Depot(), "plain") == "class", (
        "hasattr(cls, ...) also finds what the metaclass has"
    )
    assert exercise.source(Depot(), "toll") == "missing", (
        "hasattr(cls, ...) also finds what the metaclass has"
    )
