"""Grades slices.py: the text, the slices, and the heartbeat."""

import json
import time

import pytest

from gil.heartbeat import HOLDS, Heartbeat, smallest_gap

real_dumps = json.dumps


@pytest.fixture(autouse=True)
def sizes(monkeypatch):
    """What json.dumps is given; and sleeping does not help."""
    sizes = []

    def dumps(rows, *args, **options):
        if isinstance(rows, list):
            sizes.append(len(rows))
        return real_dumps(rows, *args, **options)

    monkeypatch.setattr(json, "dumps", dumps)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    return sizes


def parcels(count):
    return [{"id": n, "hub": f"hub {n}"} for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1300])
def test_the_text_is_the_same(sizes, exercise, count):
    rows = parcels(count)

    assert exercise.encode(rows) == real_dumps(rows)


def test_no_call_gets_more_rows_than_the_limit(sizes, exercise):
    given = []

    def dumps(rows):
        given.append(len(rows))
        return real_dumps(rows)

    exercise.encode(parcels(25), limit=10, dumps=dumps)

    assert sum(given) == 25, (
        f"dumps() saw {sum(given)} of 25 rows"
    )
    assert max(given) <= 10, (
        f"dumps() was given {max(given)} rows at once"
    )
    assert not sizes, (
        "use dumps() for all rows, not json.dumps()"
    )


def test_the_heart_goes_on_beating(sizes, exercise):
    rows = parcels(60_000)
    with Heartbeat() as heartbeat:
        gap = smallest_gap(
            heartbeat, lambda: exercise.encode(rows)
        )

    assert gap < HOLDS, f"silent for {gap:.0%} of the call"
    assert max(sizes) <= 500, (
        f"json.dumps() was given {max(sizes)} rows at once"
    )
