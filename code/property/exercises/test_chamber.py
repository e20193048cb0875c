"""Grades exercise ``chamber``."""

import copy
import pickle

import pytest


def refuses(action):
    try:
        action()
    except ValueError:
        return True
    return False


def old_chamber(exercise, celsius):
    """Load what the old version of the class has pickled."""
    plain = type("Chamber", (), {"__module__": "chamber"})
    current, exercise.Chamber = exercise.Chamber, plain
    try:
        chamber = plain()
        chamber.celsius = celsius
        data = pickle.dumps(chamber)
    finally:
        exercise.Chamber = current
    return pickle.loads(data)


def test_celsius_is_a_property(exercise):
    found = vars(exercise.Chamber).get("celsius")
    assert isinstance(found, property), (
        "celsius is not a property of Chamber yet"
    )


def test_it_stores_what_is_assigned(exercise):
    chamber = exercise.Chamber(4)
    assert chamber.celsius == 4
    chamber.celsius = -18
    assert chamber.celsius == -18


def test_absolute_zero_is_allowed(exercise):
    assert exercise.Chamber(-273.15).celsius == -273.15


def test_less_is_refused(exercise):
    chamber = exercise.Chamber(4)
    assert refuses(lambda: setattr(chamber, "celsius", -300)), (
        "assigning -300 was accepted: the setter has to refuse it"
    )
    assert chamber.celsius == 4, "a refused value was stored"


def test_less_is_refused_when_the_chamber_is_made(exercise):
    assert refuses(lambda: exercise.Chamber(-300)), (
        "Chamber(-300) was accepted: assign through the property"
    )


@pytest.mark.parametrize("celsius", [4, -18.5, 0])
def test_an_old_pickle_loads(exercise, celsius):
    chamber = old_chamber(exercise, celsius)
    assert type(chamber) is exercise.Chamber
    try:
        found = chamber.celsius
    except (AttributeError, KeyError) as error:
        pytest.fail(
            f"state {{'celsius': {celsius}}} was restored, but "
            f"reading fails: {error!r}",
            pytrace=False,
        )
    assert found == celsius


def test_an_old_chamber_is_guarded(exercise):
    chamber = old_chamber(exercise, 4)
    assert refuses(lambda: setattr(chamber, "celsius", -300)), (
        "a chamber from an old pickle accepts -300"
    )
    chamber.celsius = 5
    assert chamber.celsius == 5


def test_new_pickles_and_copies(exercise):
    chamber = exercise.Chamber(7)
    assert pickle.loads(pickle.dumps(chamber)).celsius == 7
    assert copy.copy(chamber).celsius == 7
