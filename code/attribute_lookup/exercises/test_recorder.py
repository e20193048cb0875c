"""Grades exercise ``recorder``."""

import copy
import pickle

import pytest


class Hub:
    """A target with special methods that must not leak."""

    city = "Oslo"
    _code = "OSL"

    def __len__(self):
        return 3

    def __deepcopy__(self, memo):
        return type(self)()

    def __copy__(self):
        return type(self)()


WAYS = {
    "copy.copy": copy.copy,
    "copy.deepcopy": copy.deepcopy,
    "pickle": lambda one: pickle.loads(pickle.dumps(one)),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_survives(exercise, way):
    recorder = exercise.Recorder(["Oslo"])
    assert recorder.index("Oslo") == 0
    try:
        again = WAYS[way](recorder)
    except RecursionError:
        pytest.fail(
            f"{way} made a Recorder without __init__ and asked it "
            "for __setstate__; refuse that name and the names "
            "that __init__ sets",
            pytrace=False,
        )
    assert type(again) is exercise.Recorder
    assert again.target == ["Oslo"]
    assert again.asked == ["index"], (
        "special names are not noted"
    )


def test_deepcopy_gives_a_recorder(exercise):
    again = copy.deepcopy(exercise.Recorder(Hub()))
    assert type(again) is exercise.Recorder, (
        "deepcopy asked the recorder for __deepcopy__ and got "
        "that of its target"
    )


def test_it_forwards_and_notes(exercise):
    recorder = exercise.Recorder(Hub())
    assert recorder.city == "Oslo"
    assert recorder.asked == ["city"]
    assert recorder._code == "OSL", (
        "refuse two underscores at both ends, not any underscore"
    )


@pytest.mark.parametrize("name", ["__iter__", "__copy__"])
def test_special_names_are_not_forwarded(exercise, name):
    class Target(Hub):
        def __iter__(self):
            return iter("ab")

    recorder = exercise.Recorder(Target())
    assert not hasattr(recorder, name), (
        f"{name} was forwarded: a special name belongs to the "
        "type, so answer with AttributeError"
    )
    assert recorder.asked == []


def test_len_asks_the_type(exercise):
    recorder = exercise.Recorder(Hub())
    try:
        assert len(recorder) == 3
    except TypeError as error:
        pytest.fail(
            f"{error}: len() looks in the class of the recorder",
            pytrace=False,
        )


@pytest.mark.parametrize("name", ["target", "asked", "city"])
def test_a_half_built_recorder_lacks_names(exercise, name):
    half = exercise.Recorder.__new__(exercise.Recorder)
    try:
        found = hasattr(half, name)
    except RecursionError:
        pytest.fail(
            f"reading {name} before __init__ recursed: the "
            "fallback must not use what may be missing",
            pytrace=False,
        )
    assert not found


def test_a_missing_name_is_the_recorders_own(exercise):
    recorder = exercise.Recorder(Hub())
    with pytest.raises(AttributeError) as caught:
        _ = recorder.toll
    error = caught.value
    text = "'Recorder' object has no attribute 'toll'"
    assert str(error) == text, (
        "the message names the target; write one of your own"
    )
    assert (error.name, error.obj) == ("toll", recorder), (
        "set name and obj; the target's error had its own"
    )
    hidden = (
        error.__context__ is None or error.__suppress_context__
    )
    assert hidden, "raise ... from None"
