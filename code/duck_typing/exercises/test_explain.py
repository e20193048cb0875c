"""Grades exercise ``explain``."""

from typing import Protocol

import pytest


class Courier(Protocol):
    city: str

    def carry(self, parcel: str, /) -> int: ...

    def stop(self) -> None: ...


class Van:
    def __init__(self):
        self.city = "Oslo"

    def carry(self, load, *, fast=False):
        raise AssertionError("do not call the method")

    def stop(self):
        raise AssertionError("do not call the method")


def ask(exercise, candidate):
    """Return the complaints; a stub fails with its message."""
    try:
        return exercise.explain(candidate, Courier)
    except NotImplementedError as error:
        pytest.fail(str(error), pytrace=False)


def test_a_courier_that_fits(exercise):
    assert ask(exercise, Van()) == []


def test_everything_is_missing(exercise):
    assert ask(exercise, object()) == [
        "carry: missing",
        "city: missing",
        "stop: missing",
    ]


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (None, "carry: is None"),
        ("see page 7", "carry: not callable"),
        (lambda: 0, "carry: wrong parameters"),
        (lambda parcel, rider: 0, "carry: wrong parameters"),
        (lambda parcel, *, by: 0, "carry: wrong parameters"),
    ],
)
def test_the_method_of_an_instance(exercise, value, complaint):
    van = Van()
    van.carry = value
    assert ask(exercise, van) == [complaint]


def test_the_method_of_a_class(exercise):
    class Bike(Van):
        def carry(self): ...

    found = ask(exercise, Bike())
    assert found == ["carry: wrong parameters"], (
        "self is bound already: compare what remains"
    )


@pytest.mark.parametrize(
    "function",
    [lambda *parcels: 0, lambda p, rider=None: 0, len],
)
def test_more_liberal_methods_fit(exercise, function):
    van = Van()
    van.carry = function
    assert ask(exercise, van) == []


def test_a_builtin_without_a_signature_fits(exercise):
    van = Van()
    van.carry = min
    assert ask(exercise, van) == [], (
        "inspect.signature raises ValueError for some functions "
        "written in C: what cannot be compared is no complaint"
    )


def test_a_data_member_may_be_none(exercise):
    van = Van()
    van.city = None
    assert ask(exercise, van) == []


def test_a_property_asks_for_data(exercise):
    class Labeled(Protocol):
        @property
        def city(self) -> str | None: ...

    ask(exercise, Van())
    assert exercise.explain(Van(), Labeled) == [], (
        "a property of the protocol is a data member"
    )
    assert exercise.explain(object(), Labeled) == [
        "city: missing"
    ]


def test_several_complaints_in_order(exercise):
    van = Van()
    del van.city
    van.stop = None
    assert ask(exercise, van) == [
        "city: missing",
        "stop: is None",
    ]
