"""Grades first_answer.py: slow, failing and waiting calls."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from gil.together import result_within


def first(exercise, pool, asks):
    """The answer, unless the call waits for a slow one."""
    try:
        return result_within(
            10, lambda: exercise.first_answer(pool, asks)
        )
    except TimeoutError:
        pytest.fail("it waits for a call that is not needed")


def fail():
    """A depot that has closed."""
    raise LookupError("closed")


@pytest.fixture
def gate():
    """Opened at the end: no thread is left behind."""
    event = threading.Event()
    yield event
    event.set()


def test_a_slow_call_is_not_waited_for(exercise, gate):
    pool = ThreadPoolExecutor(2)
    try:
        asks = [lambda: gate.wait(20), lambda: "Turin"]
        assert first(exercise, pool, asks) == "Turin", (
            "the first answer is that of Turin"
        )
    finally:
        gate.set()
        pool.shutdown()


def test_failures_are_passed_over(exercise):
    with ThreadPoolExecutor(1) as pool:
        try:
            answer = first(exercise, pool, [fail, lambda: 3])
        except LookupError:
            pytest.fail("a call that fails is passed over")
    assert answer == 3, "the second call has the answer"


def test_if_all_fail_all_are_told(exercise):
    with ThreadPoolExecutor(1) as pool:
        try:
            first(exercise, pool, [fail, fail])
        except Exception as error:
            told = getattr(error, "exceptions", ())
        else:
            told = ()
    assert [type(one) for one in told] == [LookupError] * 2, (
        "raise an ExceptionGroup of both exceptions"
    )


def test_what_has_not_started_is_cancelled(exercise, gate):
    started = []
    pool = ThreadPoolExecutor(1)

    def waiting():
        started.append("waiting")
        gate.wait(20)

    asks = [lambda: "Oslo", *[waiting] * 10]
    try:
        assert first(exercise, pool, asks) == "Oslo"
    finally:
        gate.set()
        pool.shutdown()
    # One or two can start while the others are being cancelled.
    assert len(started) < 5, "cancel the calls that still wait"
