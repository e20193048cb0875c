"""Grades exercise ``handles``."""

import pytest


def first():
    return "first"


def second():
    return "second"


def test_every_event_is_entered(exercise):
    found = exercise.handles("lost", "found")(first)
    assert found is first, (
        "the decorator should return the function it was given"
    )
    held = {"lost": first, "found": first}
    assert held == exercise.HANDLERS, (
        "each event should lead to the function in HANDLERS"
    )


def test_forgotten_parentheses(exercise):
    try:
        exercise.handles(first)
    except TypeError as error:
        assert "@handles(" in str(error), (
            "the message should say how to write it: @handles("
        )
    else:
        pytest.fail(
            "@handles without parentheses raised nothing; the "
            "function was taken for an event",
            pytrace=False,
        )


def test_no_event_at_all(exercise):
    try:
        exercise.handles()
    except TypeError:
        return
    pytest.fail(
        "@handles() raised nothing; without an event nothing "
        "would ever call the function",
        pytrace=False,
    )


def test_a_taken_name(exercise):
    exercise.handles("found")(first)
    try:
        exercise.handles("lost", "found")(second)
    except ValueError as error:
        assert "found" in str(error), (
            "the message should name the event that is taken"
        )
    else:
        pytest.fail(
            "the second handler of an event replaced the first "
            "in silence",
            pytrace=False,
        )
    assert [*exercise.HANDLERS.items()] == [("found", first)], (
        "a refused function was entered under some name: check "
        "every name before entering one"
    )


def test_the_same_function_again(exercise):
    exercise.handles("lost")(first)
    try:
        exercise.handles("lost", "found")(first)
    except ValueError:
        pytest.fail(
            "a name is taken only if another function has it",
            pytrace=False,
        )
    assert [*exercise.HANDLERS] == ["lost", "found"], (
        "the second decoration should enter the new name too"
    )
