"""Grades slices.py: the text, the slices, and the heartbeat."""

import json

import pytest

from gil.heartbeat import HOLDS, Heartbeat, smallest_gap


def parcels(count):
    return [{"id": n, "hub": f"hub {n}"} for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1300])
def test_the_text_is_the_same(exercise, count):
    rows = parcels(count)

    assert exercise.encode(rows) == json.dumps(rows)


def test_no_call_gets_more_rows_than_the_limit(exercise):
    sizes = []

    def dumps(rows):
        sizes.append(len(rows))
        return json.dumps(rows)

    exercise.encode(parcels(25), limit=10, dumps=dumps)

    assert max(sizes) <= 10, (
        f"dumps() was given {max(sizes)} rows"
    )


def test_the_heart_goes_on_beating(exercise):
    rows = parcels(60_000)
    with Heartbeat() as heartbeat:
        gap = smallest_gap(
            heartbeat, lambda: exercise.encode(rows)
        )

    assert gap < HOLDS, f"silent for {gap:.0%} of the call"
