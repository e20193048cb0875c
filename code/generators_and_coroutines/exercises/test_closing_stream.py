"""Grades exercise ``closing_stream``."""

import pytest

from generators_and_coroutines.rounds import pause


async def rows(log):
    try:
        yield 1
        yield 2
    finally:
        await pause("cleaning")
        log.append("closed")


class Numbers:
    """An asynchronous iterator that has no aclose."""

    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1


def drive(task):
    """Return the messages and the result of a coroutine."""
    seen = []
    for _ in range(1000):
        try:
            seen.append(task.send(None))
        except StopIteration as stop:
            return seen, stop.value
    raise AssertionError(
        "the coroutine does not come to an end"
    )


@pytest.fixture
def opened():
    """A stream and its log; closed in the end in any case."""
    log = []
    stream = rows(log)
    yield stream, log
    drive(stream.aclose())


async def stop_early(exercise, log, stream):
    async with exercise.ClosingStream(stream) as found:
        async for row in found:
            log.append(row)
            break
    log.append("after")


async def fail(exercise, stream):
    async with exercise.ClosingStream(stream) as found:
        async for _ in found:
            raise KeyError("lost")


def test_break_closes_before_the_next_statement(
    exercise, opened
):
    stream, log = opened
    drive(stop_early(exercise, log, stream))
    assert log == [1, "closed", "after"], (
        f"the stream was not closed in time: {log}"
    )


def test_the_same_driver_sees_the_cleanup(exercise, opened):
    stream, log = opened
    seen, _ = drive(stop_early(exercise, log, stream))
    assert seen == ["cleaning"], (
        f"the pause of the cleanup did not come up: {seen}"
    )


def test_an_error_goes_on_after_the_cleanup(exercise, opened):
    stream, log = opened
    try:
        drive(fail(exercise, stream))
    except KeyError:
        pass
    else:
        pytest.fail(
            "the error of the block did not go on",
            pytrace=False,
        )
    assert log == ["closed"], (
        "an error in the block left the stream open"
    )


def test_a_stream_without_aclose_is_left_alone(exercise):
    log = []
    try:
        drive(stop_early(exercise, log, Numbers()))
    except AttributeError:
        pytest.fail(
            "not every asynchronous iterator has an aclose",
            pytrace=False,
        )
    assert log == [1, "after"], f"something else ran: {log}"
