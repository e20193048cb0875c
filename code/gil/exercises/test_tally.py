"""Grades tally.py: the additions of two threads are made to meet."""

import threading
from typing import ClassVar

import pytest

from gil.together import result_within

WAYS = ["with_lock", "with_partial_sums", "with_queue"]


class Weight(int):
    """Being added, it gives the other thread time to add, too."""

    meeting = threading.Barrier(2)
    adders: ClassVar[set[threading.Thread]] = set()

    def __radd__(self, total: int) -> int:
        self.adders.add(threading.current_thread())
        try:
            self.meeting.wait(timeout=0.5)
        except threading.BrokenBarrierError:
            pass  # Nobody else is adding: that is how it should be.
        return int(total) + int(self)

    __add__ = __radd__


class Batch(list):
    """A list that knows which threads have read it."""

    def __init__(self, weights):
        super().__init__(weights)
        self.readers = set()

    def __iter__(self):
        self.readers.add(threading.current_thread())
        return super().__iter__()

    def __getitem__(self, index):
        self.readers.add(threading.current_thread())
        return super().__getitem__(index)


@pytest.fixture(autouse=True)
def fresh_meeting():
    Weight.meeting = threading.Barrier(2)
    Weight.adders = set()


def total_of(exercise, way, batches):
    """What the reader's function returns, if it does."""
    callers = []

    def call():
        callers.append(threading.current_thread())
        return getattr(exercise, way)(batches)

    try:
        total = result_within(10, call)
    except TimeoutError:
        pytest.fail(
            f"{way} does not return: what is it waiting for, "
            "and who would tell it to stop?"
        )
    for batch in batches:
        assert batch.readers - set(callers), (
            f"{way} must read each batch in a thread of its own"
        )
    threads = set().union(*(batch.readers for batch in batches))
    assert len(threads - set(callers)) >= len(batches), (
        f"{way} must start one thread for each batch"
    )
    return total


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_lost_when_two_threads_add_at_once(
    exercise, way
):
    batches = [
        Batch([Weight(3), Weight(5)]),
        Batch([Weight(7), Weight(11)]),
    ]

    total = total_of(exercise, way, batches)

    assert total == 26, f"{way} lost {26 - total} of 26"
    if way == "with_queue":
        assert len(Weight.adders) == 1, (
            "one thread adds; the others only send"
        )
    else:
        assert len(Weight.adders) == 2, (
            f"{way}: each thread adds its own batch"
        )


@pytest.mark.parametrize("way", WAYS)
def test_many_batches_of_different_lengths(exercise, way):
    batches = [Batch(range(size)) for size in range(12)]

    total = total_of(exercise, way, batches)

    assert total == sum(map(sum, batches))


@pytest.mark.parametrize("way", WAYS)
def test_no_batches(exercise, way):
    assert total_of(exercise, way, []) == 0
