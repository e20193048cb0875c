"""Grades refusal.py: there and back through pickle."""

import pickle

import pytest


def copied(error):
    """What a worker's parent would get."""
    try:
        return pickle.loads(pickle.dumps(error))
    except Exception as failed:
        pytest.fail(f"the pickle fails, as in a pool: {failed}")


def test_the_copy_says_the_same(exercise):
    error = exercise.Refused("P1", "Oslo", days=3)
    copy = copied(error)

    assert str(copy) == "Oslo refuses P1", (
        "the copy must have the same message"
    )
    found = (copy.parcel, copy.hub, copy.days)
    assert found == ("P1", "Oslo", 3), (
        "the copy must have parcel, hub and days"
    )


def test_notes_come_along(exercise):
    error = exercise.Refused("P1", "Oslo")
    error.add_note("closed on Sundays")

    notes = getattr(copied(error), "__notes__", [])
    assert notes == ["closed on Sundays"], (
        "a note is in the instance's dictionary: send it, too"
    )


def test_a_subclass_stays_one(exercise):
    class Closed(exercise.Refused):
        pass

    vars(exercise)["Closed"] = Closed
    Closed.__module__ = exercise.__name__
    Closed.__qualname__ = "Closed"

    assert type(copied(Closed("P1", "Oslo"))) is Closed, (
        "the copy must be of the class of the original"
    )


def test_the_message_is_not_made_twice(exercise):
    copy = copied(copied(exercise.Refused("P1", "Oslo")))
    assert str(copy) == "Oslo refuses P1", (
        "a copy of a copy must have the same message"
    )
