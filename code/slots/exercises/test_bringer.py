"""Grades exercise ``bringer``."""

from abc import ABC
from collections.abc import Sized
from typing import Generic, Protocol, TypeVar

import pytest

T = TypeVar("T")


class Lean:
    __slots__ = ("code",)


class Loose:
    """Declares nothing."""


class Open:
    __slots__ = ("__dict__",)


class Shape(Protocol):
    def area(self): ...


class LeanShape(Protocol):
    __slots__ = ()

    def area(self): ...


def make(*bases):
    return type("Made", bases, {"__slots__": ()})


@pytest.mark.parametrize(
    "bases",
    [
        (),
        (Lean,),
        (ABC,),
        (Sized,),
        (Generic[T],),
        (LeanShape,),
    ],
)
def test_nobody_is_to_blame(exercise, bases):
    class Made(*bases):
        __slots__ = ()

        def __len__(self):
            return 0

    assert exercise.who_adds_dict(Made) is None, (
        "instances of this class have no __dict__"
    )


@pytest.mark.parametrize(
    "culprit", [Loose, Open, Shape, Exception]
)
def test_the_culprit_is_named(exercise, culprit):
    found = exercise.who_adds_dict(make(culprit))
    expected = (
        BaseException if culprit is Exception else culprit
    )
    assert found is expected, (
        "who was first, seen from object, to have a __dict__?"
    )


def test_a_second_base_can_be_the_one(exercise):
    assert exercise.who_adds_dict(make(Lean, Loose)) is Loose


def test_a_forgotten_line_is_found(exercise):
    class Forgot(Lean): ...

    class Careful(Forgot):
        __slots__ = ()

    assert exercise.who_adds_dict(Careful) is Forgot


def test_the_far_end_counts(exercise):
    class Again(Loose): ...

    assert exercise.who_adds_dict(Again) is Loose


def test_functions_and_classes_have_one(exercise):
    assert exercise.who_adds_dict(type(make)) is type(make)
