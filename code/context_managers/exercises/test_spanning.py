"""Grades exercise ``spanning``."""

import asyncio
import inspect
from contextlib import contextmanager

import pytest


class Gate:
    def __init__(self):
        self.log = []

    @contextmanager
    def __call__(self):
        self.log.append("open")
        try:
            yield
        finally:
            self.log.append("close")


@pytest.fixture
def gate():
    return Gate()


def test_a_plain_function(exercise, gate):
    @exercise.spanning(gate)
    def weigh(grams):
        """Weigh a parcel."""
        gate.log.append("body")
        return grams

    assert (weigh(3), weigh(grams=4)) == (3, 4)
    assert gate.log == ["open", "body", "close"] * 2
    assert weigh.__doc__ == "Weigh a parcel."


def test_a_generator_function(exercise, gate):
    @exercise.spanning(gate)
    def parcels():
        gate.log.append("body")
        answer = yield "P1"
        return answer

    walk = parcels()
    assert gate.log == [], "nothing runs before the first next"
    assert next(walk) == "P1"
    assert gate.log == ["open", "body"], (
        "the manager must be open while the generator waits: "
        "is your wrapper itself a generator function?"
    )
    with pytest.raises(StopIteration) as stopped:
        walk.send("signed")
    assert stopped.value.value == "signed", (
        "pass on what is sent, and the result"
    )
    assert gate.log[2:] == ["close"]


def test_a_generator_that_is_left_early(exercise, gate):
    @exercise.spanning(gate)
    def parcels():
        yield "P1"
        yield "P2"

    walk = parcels()
    next(walk)
    walk.close()
    assert gate.log == ["open", "close"]


def test_a_coroutine_function(exercise, gate):
    @exercise.spanning(gate)
    async def deliver():
        await asyncio.sleep(0)
        gate.log.append("body")
        return "done"

    assert inspect.iscoroutinefunction(deliver)
    assert asyncio.run(deliver()) == "done"
    assert gate.log == ["open", "body", "close"], (
        "a coroutine runs when it is awaited, not when it is "
        "made"
    )


def test_an_exception_reaches_the_manager(exercise):
    seen = []

    @contextmanager
    def note():
        try:
            yield
        except LookupError as error:
            seen.append(str(error))
            raise

    @exercise.spanning(note)
    def parcels():
        yield "P1"
        raise LookupError("lost")

    with pytest.raises(LookupError):
        list(parcels())
    assert seen == ["lost"]
