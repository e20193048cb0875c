"""Grades exercise ``tally``."""

import pytest


def begun(exercise):
    """Return a tally that has received 100."""
    made = exercise.tally()
    try:
        first = made.send(100)
    except TypeError as error:
        pytest.fail(
            f"send on a new tally raised {error!r}: "
            "the caller should not have to prime it",
            pytrace=False,
        )
    assert first == 100, "send returns the total so far"
    return made


def test_a_new_tally_is_ready_for_send(exercise):
    begun(exercise)


def test_send_returns_the_total(exercise):
    made = begun(exercise)
    assert made.send(250) == 350, (
        "send returns the total so far"
    )


def test_void_takes_back_one_value(exercise):
    made = begun(exercise)
    made.send(250)
    try:
        assert made.throw(exercise.Void()) == 100, (
            "throw(Void()) returns the total without the last"
        )
        assert made.throw(exercise.Void()) == 0, (
            "a second Void takes back the first value"
        )
        assert made.throw(exercise.Void()) == 0, (
            "with nothing to take back, the total stays 0"
        )
    except exercise.Void:
        pytest.fail(
            "Void came out: catch it at the yield",
            pytrace=False,
        )
    except IndexError:
        pytest.fail(
            "Void with nothing to take back must return 0",
            pytrace=False,
        )
    assert made.send(5) == 5, "the tally goes on after Void"


def test_close_returns_what_counts(exercise):
    made = begun(exercise)
    made.send(250)
    assert made.close() == [100, 250], (
        "return the list when GeneratorExit arrives"
    )


def test_other_errors_are_not_swallowed(exercise):
    made = begun(exercise)
    try:
        made.throw(KeyError("lost"))
    except KeyError:
        return
    pytest.fail(
        "KeyError was swallowed: catch Void and no more",
        pytrace=False,
    )


def test_two_tallies_share_nothing(exercise):
    begun(exercise)
    begun(exercise)
