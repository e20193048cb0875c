"""Grades exercises/seam.py: one contract for both ledgers."""

import inspect
from datetime import date
from functools import partial

import pytest


@pytest.fixture(params=["sqlite", "memory"])
def ledger(request, exercise, tmp_path):
    """The real ledger and the fake, one after the other."""
    if request.param == "sqlite":
        ledger = exercise.SqliteLedger(
            str(tmp_path / "ledger.db")
        )
        yield ledger
        ledger.close()
        return
    fake = exercise.MemoryLedger()
    for name in ("record", "total"):
        if not hasattr(fake, name):
            setattr(fake, name, partial(missing, name))
    yield fake


def missing(name, *_):
    """Fail in the test that calls it, not in the fixture."""
    pytest.fail(f"MemoryLedger has no {name}() yet")


def test_a_new_ledger_is_empty(ledger):
    assert ledger.total() == 0


def test_payments_add_up(ledger):
    ledger.record([("B1", 7), ("B2", 9)])
    ledger.record([("B3", 1)])
    assert ledger.total() == 17


def test_a_number_is_recorded_once(ledger, exercise):
    ledger.record([("B1", 7)])
    with pytest.raises(exercise.Duplicate):
        ledger.record([("B1", 7)])


def test_all_or_none(ledger, exercise):
    ledger.record([("B1", 7)])
    with pytest.raises(exercise.Duplicate):
        ledger.record([("B2", 9), ("B1", 7)])
    assert ledger.total() == 7, (
        "B2 came in with a duplicate; nothing of that list may stay"
    )
    try:
        ledger.record([("B2", 9)])
    except exercise.Duplicate:
        pytest.fail(
            "B2 was never recorded, and the ledger refuses it: "
            "the failed list left something behind"
        )
    assert ledger.total() == 16


def test_duplicates_within_one_list(ledger, exercise):
    try:
        ledger.record([("B1", 7), ("B1", 7)])
    except exercise.Duplicate:
        pass
    else:
        pytest.fail(
            "one list has B1 twice, and the ledger took it",
            pytrace=False,
        )
    assert ledger.total() == 0


class Seven:
    """As much of a ledger as a report needs."""

    def total(self):
        return 7

    def close(self):
        pytest.fail(
            "the report closed a ledger that it does not own",
            pytrace=False,
        )


def test_the_report_takes_its_clock_and_its_ledger(exercise):
    names = list(inspect.signature(exercise.report).parameters)
    assert names == ["ledger", "today"], (
        "give report() the parameters ledger and today"
    )
    line = exercise.report(Seven(), lambda: date(2028, 2, 29))
    assert line == "2028-02-29: 7 EUR"
