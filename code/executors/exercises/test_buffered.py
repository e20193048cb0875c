"""Grades buffered.py: how far ahead of the results it reads."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from gil.together import result_within


def counting(taken, count):
    """Numbers, each noted when it is taken."""
    for number in range(count):
        taken.append(number)
        yield number


def within(call):
    """What the call returns, if it does."""
    try:
        return result_within(20, call)
    except TimeoutError:
        pytest.fail("no result after 20 seconds: a deadlock?")


def test_the_results_are_in_order(exercise):
    with ThreadPoolExecutor(3) as pool:
        squares = exercise.buffered(
            pool, lambda n: n * n, range(20), 4
        )
        assert within(lambda: list(squares)) == [
            n * n for n in range(20)
        ], "results must come in the order of the items"


def test_a_slow_first_call_keeps_its_place(exercise):
    second = threading.Event()

    def call(number):
        if number:
            second.set()
        else:
            second.wait(10)
        return number

    with ThreadPoolExecutor(2) as pool:
        numbers = exercise.buffered(pool, call, range(2), 2)
        assert within(lambda: list(numbers)) == [0, 1], (
            "yield in the order of the items, not of completion"
        )


def test_it_reads_size_items_ahead_and_no_more(exercise):
    taken = []
    with ThreadPoolExecutor(2) as pool:
        results = exercise.buffered(
            pool, abs, counting(taken, 50), 3
        )
        assert taken == [], "nothing is asked for yet"
        ahead = []
        for yielded in range(1, 6):
            within(lambda: next(results))
            ahead.append(len(taken) - yielded)
        results.close()
    assert max(ahead) <= 3, (
        f"{max(ahead)} items taken without a result, not 3"
    )
    assert max(ahead) >= 2, (
        "read ahead, or the pool has nothing to do"
    )


def test_stopping_early_cancels_what_waits(exercise):
    gate, started = threading.Event(), []

    def call(number):
        started.append(number)
        if number:
            gate.wait(20)

    with ThreadPoolExecutor(1) as pool:
        results = exercise.buffered(pool, call, range(5), 5)
        within(lambda: next(results))
        results.close()
        gate.set()
    assert len(started) <= 2, (
        "what waits in the queue must be cancelled at close()"
    )


def test_a_failure_cancels_what_waits(exercise):
    gate, started = threading.Event(), []

    def call(number):
        started.append(number)
        if not number:
            raise LookupError("closed")
        gate.wait(20)

    with ThreadPoolExecutor(1) as pool:
        results = exercise.buffered(pool, call, range(5), 5)
        try:
            within(lambda: next(results))
        except LookupError:
            failed = True
        else:
            failed = False
        gate.set()
    assert failed, "the exception of a call reaches the caller"
    assert len(started) <= 2, (
        "what waits in the queue must be cancelled at a failure"
    )
