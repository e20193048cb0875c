"""Grades exercise ``last``."""

from itertools import count, islice

import pytest


class Source:
    """The numbers from 0 on; knows how many were taken."""

    def __init__(self):
        self.numbers = count()
        self.taken = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.taken > 100:
            pytest.fail(
                "more than 100 stops were read: the route has no "
                "end, so do not collect it",
                pytrace=False,
            )
        self.taken += 1
        return next(self.numbers)


def marked(exercise, stops):
    return list(exercise.mark_last(stops))


def test_only_the_last_is_marked(exercise):
    found = marked(exercise, ["Oslo", "Lyon", "Rome"])
    assert found == [
        ("Oslo", False),
        ("Lyon", False),
        ("Rome", True),
    ]


def test_a_single_stop_is_the_last(exercise):
    assert marked(exercise, ["Oslo"]) == [("Oslo", True)], (
        "one stop has no successor, and is the last"
    )


def test_no_stops(exercise):
    assert marked(exercise, []) == []


def test_generators(exercise):
    found = marked(
        exercise, (city for city in ["Oslo", "Rome"])
    )
    assert found == [("Oslo", False), ("Rome", True)]


@pytest.mark.parametrize(
    "stops", [[None], [1, None], [None, 1]]
)
def test_none_is_a_stop(exercise, stops):
    found = marked(exercise, stops)
    assert [stop for stop, _ in found] == stops, (
        "None is a stop, too"
    )
    assert [last for _, last in found].count(True) == 1, (
        "do not let None stand for the end"
    )
    assert found[-1][1] is True


def test_equal_stops(exercise):
    found = marked(exercise, ["Oslo", "Oslo"])
    assert found == [("Oslo", False), ("Oslo", True)], (
        "compare places, not stops"
    )


def test_one_stop_ahead(exercise):
    source = Source()
    found = exercise.mark_last(source)
    assert source.taken == 0, "nothing was asked for yet"
    assert list(islice(found, 3)) == [
        (0, False),
        (1, False),
        (2, False),
    ]
    assert source.taken <= 4, (
        f"{source.taken} stops read for 3; 4 are enough"
    )
