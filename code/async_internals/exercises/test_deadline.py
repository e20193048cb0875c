"""Grades exercise ``deadline``."""

import asyncio
import gc
import weakref
from contextlib import suppress

import pytest

from async_internals.grading import graded


async def prompt():
    await asyncio.sleep(1)
    return "delivered"


async def stubborn():
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(100)
    await asyncio.sleep(50)


async def failing():
    raise KeyError("P1")


async def outcome(awaitable):
    try:
        return await awaitable
    except Exception as error:
        return type(error).__name__


def test_a_prompt_job_returns_its_result(exercise):
    result, took = graded(outcome(exercise.within(5, prompt())))
    assert (result, took) == ("delivered", 1), (
        f"got {result!r} after {took} s, wanted the result at 1"
    )


def test_the_job_s_own_error_comes_through(exercise):
    result, _ = graded(outcome(exercise.within(5, failing())))
    assert result == "KeyError", (
        f"got {result!r} and not the job's own KeyError"
    )


def test_a_job_that_swallows_its_cancellation(exercise):
    result, took = graded(
        outcome(exercise.within(5, stubborn()))
    )
    assert result == "TimeoutError", (
        f"the deadline passed, and the caller got {result!r}"
    )
    assert took == 5, f"the caller waited {took} s and not 5"


def test_a_late_job_is_asked_to_leave(exercise):
    asked = []

    async def late():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            asked.append("asked")
            raise

    async def main():
        await outcome(exercise.within(5, late()))
        await asyncio.sleep(1)
        return list(asked)

    seen, _ = graded(main())
    assert seen == ["asked"], "the late job was not cancelled"


def test_a_job_that_refuses_is_held(exercise):
    lost = []

    async def refuses():
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(100)
        await asyncio.get_running_loop().create_future()

    async def main():
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: lost.append(
                context["message"]
            )
        )
        await outcome(exercise.within(5, refuses()))
        await asyncio.sleep(1)
        gc.collect()
        return list(lost)

    seen, _ = graded(main())
    assert seen == [], f"nobody held the job: {seen}"


def test_the_caller_s_cancellation_reaches_the_job(exercise):
    asked = []

    async def long():
        try:
            await asyncio.sleep(100)
        finally:
            asked.append("asked")

    async def main():
        caller = asyncio.create_task(
            exercise.within(50, long())
        )
        await asyncio.sleep(1)
        caller.cancel()
        await asyncio.wait([caller])
        await asyncio.sleep(1)
        return caller.cancelled(), list(asked)

    (cancelled, seen), _ = graded(main())
    assert cancelled, "within swallowed its own cancellation"
    assert seen == ["asked"], "the job was left running"


@pytest.mark.parametrize("error", [ValueError, OSError])
def test_a_timeout_is_only_a_timeout(exercise, error):
    async def job():
        raise error

    result, _ = graded(outcome(exercise.within(5, job())))
    assert result == error.__name__, (
        f"{error.__name__} became {result!r} on its way out"
    )


def test_a_job_that_has_ended_is_let_go(exercise):
    async def main():
        job = stubborn()
        gone = weakref.ref(job)
        await outcome(exercise.within(5, job))
        del job
        await asyncio.sleep(100)
        gc.collect()
        return gone() is None

    let_go, _ = graded(main())
    assert let_go, "the job has ended, and is held for good"
