"""Grades exercise ``sessions``."""

from itertools import count, islice

import pytest


class Source:
    """Endless scans, three a session; knows what was taken."""

    def __init__(self):
        self.taken = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.taken > 100:
            pytest.fail(
                "more than 100 scans were read for one session: "
                "the source never ends, so do not collect it",
                pytrace=False,
            )
        hour, scan = divmod(self.taken, 3)
        self.taken += 1
        return 60 * hour + scan


def test_a_gap_cuts(exercise):
    found = list(exercise.sessions([1, 2, 9, 10, 30], 5))
    assert found == [[1, 2], [9, 10], [30]], (
        "a session ends where more than gap passes; the last "
        "session counts too"
    )


def test_a_gap_of_exactly_that_length_does_not_cut(exercise):
    found = list(exercise.sessions([0, 5, 11], 5))
    assert found == [[0, 5], [11]], "more than gap, not as much"


def test_nothing_gives_nothing(exercise):
    assert list(exercise.sessions([], 5)) == [], (
        "no scans, no session: not even an empty one"
    )


def test_one_scan_is_a_session(exercise):
    assert list(exercise.sessions([7], 5)) == [[7]]


def test_any_iterable_will_do(exercise):
    found = list(exercise.sessions(iter([1, 2, 9]), 5))
    assert found == [[1, 2], [9]], "an iterator has no index"


def test_sessions_can_be_kept(exercise):
    kept = list(exercise.sessions([1, 9, 20], 5))
    assert kept[0] == [1], "yield a list of its own each time"
    assert len({id(session) for session in kept}) == 3


def test_nothing_is_read_before_it_is_asked_for(exercise):
    source = Source()
    exercise.sessions(source, 5)
    assert source.taken == 0, "be lazy: yield, do not collect"


@pytest.mark.parametrize("wanted", [1, 2, 5])
def test_one_scan_of_look_ahead(exercise, wanted):
    source = Source()
    found = exercise.sessions(source, 5)
    taken = list(islice(found, wanted))
    assert taken[-1] == [
        60 * (wanted - 1) + n for n in range(3)
    ]
    assert source.taken <= 3 * wanted + 1, (
        f"{source.taken} scans read for {wanted} sessions of 3; "
        "one more than they hold is allowed"
    )


def test_a_session_of_many_scans(exercise):
    times = islice(count(), 5000)
    assert len(next(iter(exercise.sessions(times, 5)))) == 5000
