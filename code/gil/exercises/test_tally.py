"""Grades tally.py: the additions of two threads are made to meet."""

import threading

import pytest

WAYS = ["with_lock", "with_partial_sums", "with_queue"]


class Weight(int):
    """Being added, it gives the other thread time to add, too."""

    meeting = threading.Barrier(2)

    def __radd__(self, total: int) -> int:
        try:
            self.meeting.wait(timeout=0.5)
        except threading.BrokenBarrierError:
            pass  # Nobody else is adding: that is how it should be.
        return int(total) + int(self)

    __add__ = __radd__


@pytest.fixture(autouse=True)
def fresh_meeting():
    Weight.meeting = threading.Barrier(2)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_lost_when_two_threads_add_at_once(
    exercise, way
):
    batches = [[Weight(3), Weight(5)], [Weight(7), Weight(11)]]

    total = getattr(exercise, way)(batches)

    assert total == 26, f"{way} lost {26 - total} of 26"


@pytest.mark.parametrize("way", WAYS)
def test_many_batches_of_different_lengths(exercise, way):
    batches = [list(range(size)) for size in range(12)]

    total = getattr(exercise, way)(batches)

    assert total == sum(map(sum, batches))


@pytest.mark.parametrize("way", WAYS)
def test_no_batches(exercise, way):
    assert getattr(exercise, way)([]) == 0
