"""Grades exercise ``reconcile``."""

from itertools import islice
from random import Random

import pytest


class Endless:
    """Every code, in order; knows what was taken."""

    def __init__(self):
        self.taken = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.taken > 100:
            pytest.fail(
                "more than 100 codes were read for the first "
                "results: walk, do not collect",
                pytrace=False,
            )
        self.taken += 1
        return f"P{self.taken:04}"


def report(exercise, sent, received):
    return list(exercise.reconcile(sent, received))


def test_each_side_alone(exercise):
    found = report(exercise, ["P1", "P2", "P4"], ["P2", "P3"])
    assert found == [
        ("P1", "lost"),
        ("P3", "found"),
        ("P4", "lost"),
    ], "lost: only sent; found: only received; in order"


def test_equal_manifests_report_nothing(exercise):
    assert report(exercise, ["P1", "P2"], ["P1", "P2"]) == []


@pytest.mark.parametrize(
    ("sent", "received", "word"),
    [(["P1", "P2"], [], "lost"), ([], ["P1", "P2"], "found")],
)
def test_an_empty_manifest(exercise, sent, received, word):
    found = report(exercise, sent, received)
    assert found == [("P1", word), ("P2", word)], (
        "what is left of one manifest when the other has ended "
        "must be reported too"
    )


def test_iterators_will_do(exercise):
    found = report(exercise, iter(["P1"]), iter(["P2"]))
    assert found == [("P1", "lost"), ("P2", "found")]


def test_chance(exercise):
    random = Random(7)
    codes = [f"P{n:03}" for n in range(60)]
    for _ in range(50):
        sent = [code for code in codes if random.random() < 0.6]
        received = [c for c in codes if random.random() < 0.6]
        words = dict.fromkeys({*sent} - {*received}, "lost")
        words |= dict.fromkeys({*received} - {*sent}, "found")
        found = report(exercise, sent, received)
        assert found == sorted(words.items())


def test_manifests_are_read_as_needed(exercise):
    source = Endless()
    found = exercise.reconcile(source, ["P0003"])
    assert source.taken == 0, "nothing was asked for yet"
    assert list(islice(found, 3)) == [
        ("P0001", "lost"),
        ("P0002", "lost"),
        ("P0004", "lost"),
    ]
    assert source.taken <= 6, (
        f"{source.taken} codes read where 4 or 5 are enough"
    )
