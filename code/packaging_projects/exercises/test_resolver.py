"""Grades exercise ``resolver``."""

import pytest


@pytest.fixture
def index(exercise):
    """Five packages; the newest of two lead nowhere."""
    want = exercise.Wanted
    return {
        "routes": {
            (1, 0): [want("labels", (1, 0), (2, 0))],
            (2, 0): [want("labels", (3, 0))],
        },
        "labels": {
            (1, 0): [],
            (1, 1): [want("fonts")],
            (2, 0): [want("fonts", (2, 0))],
        },
        "fonts": {(1, 0): [], (1, 5): []},
        "courier": {
            (4, 0): [
                want("routes"),
                want("fonts", (0, 0), (1, 5)),
            ],
        },
        "hub": {
            (1, 0): [want("hub_api")],
            (0, 9): [],
        },
    }


def test_the_expected_lock(exercise, index):
    found = exercise.resolve(
        [exercise.Wanted("courier")], index
    )
    expected = {
        "courier": (4, 0),
        "routes": (1, 0),
        "fonts": (1, 0),
        "labels": (1, 1),
    }
    assert found == expected, (
        "follow what each version requires, and go back from "
        "routes 2.0, for which there are no labels"
    )


def test_newest_first(exercise, index):
    found = exercise.resolve([exercise.Wanted("fonts")], index)
    assert found == {"fonts": (1, 5)}, (
        "take the newest version that fits"
    )


def test_ranges_are_respected(exercise, index):
    wanted = exercise.Wanted("fonts", (0, 0), (1, 5))
    assert exercise.resolve([wanted], index) == {
        "fonts": (1, 0)
    }, "fits() says which versions a requirement allows"


def test_a_missing_project_makes_a_version_impossible(
    exercise, index
):
    found = exercise.resolve([exercise.Wanted("hub")], index)
    assert found == {"hub": (0, 9)}, (
        "hub 1.0 wants a project that the index does not have"
    )


def test_an_earlier_choice_is_checked_and_given_up(
    exercise, index
):
    wanted = [
        exercise.Wanted("fonts"),
        exercise.Wanted("courier"),
    ]
    found = exercise.resolve(wanted, index)
    assert found is not None, (
        "fonts 1.5 does not suit the courier, but fonts 1.0 "
        "does: go back to the earlier choice"
    )
    assert found["fonts"] == (1, 0), (
        "check a name that has a version already against "
        "each requirement that comes later"
    )


def test_no_answer_is_none(exercise, index):
    wanted = [
        exercise.Wanted("routes"),
        exercise.Wanted("labels", (2, 0)),
    ]
    assert exercise.resolve(wanted, index) is None, (
        "routes and labels>=2 cannot be had together: None"
    )


def test_two_that_need_each_other(exercise):
    want = exercise.Wanted
    index = {
        "left": {(1, 0): [want("right")]},
        "right": {(1, 0): [want("left")]},
    }
    try:
        found = exercise.resolve([want("left")], index)
    except RecursionError:
        pytest.fail(
            "endless recursion: a name that has a version "
            "already is checked, not chosen again",
            pytrace=False,
        )
    assert found == {"left": (1, 0), "right": (1, 0)}, (
        "packages may require each other"
    )
