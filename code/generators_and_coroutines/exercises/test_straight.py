"""Grades exercise ``straight``."""

import inspect

import pytest

from generators_and_coroutines.rounds import pause


async def weigh(grams):
    return grams


async def label(grams):
    return f"{await weigh(grams)} g"


async def lost():
    raise KeyError("lost")


async def waits(log):
    try:
        await pause("wait for the scale")
    finally:
        log.append("left")


async def outer(log):
    await waits(log)


def call(exercise, task):
    """Call; a StopIteration that comes out is a wrong answer."""
    try:
        return exercise.straight(task)
    except StopIteration:
        pytest.fail(
            "StopIteration carries the result: catch it",
            pytrace=False,
        )


def test_the_result_is_returned(exercise):
    found = call(exercise, label(300))
    assert found == "300 g", f"not what it returned: {found}"


def test_an_error_comes_out(exercise):
    with pytest.raises(KeyError):  # as it was raised
        call(exercise, lost())


def test_a_suspended_coroutine_is_closed(exercise):
    log = []
    task = outer(log)
    try:
        exercise.straight(task)
    except RuntimeError:
        pass
    else:
        task.close()
        pytest.fail(
            "a coroutine that suspends must be reported",
            pytrace=False,
        )
    state = inspect.getcoroutinestate(task)
    assert (state, log) == ("CORO_CLOSED", ["left"]), (
        "the coroutine was left suspended, finally did not run"
    )


def test_the_message_names_the_innermost(exercise):
    task = outer([])
    try:
        exercise.straight(task)
    except RuntimeError as error:
        message = str(error)
    else:
        message = ""
        task.close()
    assert "waits" in message and "outer" not in message, (
        f"follow cr_await to the end of the chain: {message!r}"
    )
