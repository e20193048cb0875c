"""Grades exercises/drift.py: the same code against moving interfaces."""

import asyncio

import pytest


class Courier:
    """The interface that ship() was written for."""

    def __init__(self):
        self.url = "http://courier.test"

    def book(self, parcel, *, express=False):
        raise NotImplementedError(
            "the test reached the real courier"
        )

    async def track(self, number):
        raise NotImplementedError(
            "the test reached the real courier"
        )


class Renamed(Courier):
    """A year later ``express`` has become ``speed``."""

    def book(self, parcel, *, speed="normal"):
        raise NotImplementedError(
            "the test reached the real courier"
        )


def ship(courier):
    """The code under test."""
    return courier.book("P1", express=True)


def test_today_the_double_stands_in(exercise):
    double = exercise.double_of(Courier())
    assert ship(double) == "B1"
    double.book.assert_called_once_with("P1", express=True)


def test_a_renamed_keyword_is_noticed(exercise):
    double = exercise.double_of(Renamed())
    try:
        ship(double)
    except TypeError as error:
        message = str(error)
    else:
        pytest.fail(
            "book() lost its keyword 'express', and the double still "
            "takes it: give it the signatures of the real object"
        )
    assert "express" in message


def refuses(action):
    """Whether the double answers like an object without that name."""
    try:
        action()
    except AttributeError:
        return True
    return False


def test_an_unknown_attribute_is_refused(exercise):
    double = exercise.double_of(Courier())
    assert refuses(lambda: double.refund("P1")), (
        "the courier has no refund(); its double must not have one"
    )
    assert refuses(lambda: setattr(double, "timeout", 5)), (
        "assigning what the courier lacks must fail, too"
    )


def test_the_url_is_the_real_one(exercise):
    double = exercise.double_of(Courier())
    same = getattr(double, "url", None) == "http://courier.test"
    assert same, (
        "a spec from the class has no url; from the object "
        "it has one, a mock: copy the value of the real one"
    )


def test_track_is_awaited(exercise):
    double = exercise.double_of(Courier())
    call = double.track("B1")
    assert asyncio.iscoroutine(call), (
        "track() is a coroutine function, so the double's "
        "must return a coroutine, too"
    )
    assert double.track.await_count == 0
    asyncio.run(call)
    double.track.assert_awaited_once_with("B1")
