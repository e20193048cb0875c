"""Grades exercise ``travel``."""

import copy
import pickle

import pytest

CASES = {
    "Lost": ("P1 lost at Oslo", ("P1", "Oslo"), {}),
    "Refused": (
        "P1 refused: customs",
        (),
        {"parcel": "P1", "reason": "customs"},
    ),
    "Delayed": ("P1 is 24 h late", ("P1", 24), {}),
}
EACH = pytest.mark.parametrize("name", CASES)
ROADS = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{
        f"pickle {n}": lambda error, n=n: pickle.loads(
            pickle.dumps(error, n)
        )
        for n in range(6)
    },
}


def make(exercise, name):
    text, args, keywords = CASES[name]
    return getattr(exercise, name)(*args, **keywords), text


def send(error, road):
    """Send an error along a road; say why it got lost."""
    try:
        return ROADS[road](error)
    except TypeError as problem:
        pytest.fail(
            f"{road} calls the class with args={error.args}: "
            f"{problem}",
            pytrace=False,
        )


@EACH
def test_the_text_is_as_before(exercise, name):
    error, text = make(exercise, name)
    assert str(error) == text


def test_the_default_is_as_before(exercise):
    assert str(exercise.Delayed("P1")) == "P1 is 1 h late"


@EACH
@pytest.mark.parametrize("road", ROADS)
def test_it_arrives(exercise, name, road):
    error, text = make(exercise, name)
    error.add_note("seen by Ada")
    found = send(error, road)
    assert type(found) is type(error)
    assert str(found) == text, (
        f"{road} called {name}{error.args}, which formats again"
    )
    assert vars(found) == vars(error), "attributes were lost"


@EACH
def test_a_subclass_arrives(exercise, name, monkeypatch):
    cls = getattr(exercise, name)
    sub = type("Night", (cls,), {"__module__": cls.__module__})
    monkeypatch.setattr(exercise, "Night", sub, raising=False)
    _, args, keywords = CASES[name]
    found = send(sub(*args, **keywords), "pickle 4")
    assert type(found) is sub, "use type(self)"
