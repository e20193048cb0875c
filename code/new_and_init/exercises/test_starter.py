"""Grades exercise ``starter``."""

from abc import ABC

import pytest


class Base:
    """Notes whose ``__init__`` runs; makes what it is told."""

    ran = None

    def __new__(cls, kind=None):
        return object.__new__(kind or cls)


class Hub(Base):
    def __init__(self, kind=None):
        Base.ran = Hub


class RailHub(Hub):
    def __init__(self, kind=None):
        Base.ran = RailHub


class Halt(RailHub):
    """Inherits its __init__."""


class Express:
    def __init__(self, kind=None):
        Base.ran = Express


class ExpressHub(Express, Hub):
    """Express stands before Hub."""


class Plain(Base):
    """Has no __init__ but that of object."""


class Courier:
    def __init__(self, kind=None):
        Base.ran = Courier


class Impostor:
    """Claims to be a Hub."""

    def __init__(self, kind=None):
        Base.ran = Impostor

    @property
    def __class__(self):
        return Hub


class Place(Base, ABC):
    def __init__(self, kind=None):
        Base.ran = Place


Place.register(Courier)


def check(exercise, cls, kind, hint):
    """Compare the answer with what the interpreter runs."""
    Base.ran = None
    made = cls(kind)
    expected = Base.ran
    if kind is Plain:  # the interpreter leaves no trace
        expected = object
    found = exercise.starter(cls, made)
    assert found is expected, (
        f"{cls.__name__}.__new__ made a {kind.__name__}: {hint}"
    )


@pytest.mark.parametrize("cls", [Hub, RailHub, Halt])
def test_an_instance_of_the_class(exercise, cls):
    check(exercise, cls, cls, "find who defines __init__")


@pytest.mark.parametrize("kind", [RailHub, Halt, ExpressHub])
def test_a_subclass_starts_itself(exercise, kind):
    check(exercise, Hub, kind, "search the MRO of type(made)")


@pytest.mark.parametrize("kind", [Courier, Plain, int])
def test_a_stranger_is_not_initialized(exercise, kind):
    made = object.__new__(kind) if kind is not int else 3
    assert exercise.starter(Hub, made) is None, (
        f"a {kind.__name__} is no Hub: nothing runs"
    )


def test_the_base_is_a_stranger_too(exercise):
    check(exercise, RailHub, Hub, "a Hub is no RailHub")


def test_object_is_the_last_resort(exercise):
    check(exercise, Plain, Plain, "object defines __init__ too")


def test_a_claim_is_not_believed(exercise):
    hint = "isinstance believes the __class__ property"
    check(exercise, Hub, Impostor, hint)


def test_a_registration_is_not_believed(exercise):
    hint = "isinstance believes the register of an ABC"
    check(exercise, Place, Courier, hint)
