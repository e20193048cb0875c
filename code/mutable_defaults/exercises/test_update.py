"""Grades exercise ``update``."""

import copy
import inspect
import pickle

USER = {"name": "Ada", "email": "ada@hub.example"}


def test_omitted_leaves_the_email(exercise):
    assert exercise.update(USER) == USER, (
        "nothing was given, so the email stays as it was"
    )


def test_none_is_a_value(exercise):
    found = exercise.update(USER, email=None)
    assert found == {"name": "Ada", "email": None}, (
        "None was given; it is not the same as nothing given"
    )


def test_a_value_replaces(exercise):
    found = exercise.update(USER, email="x@hub.example")
    assert found["email"] == "x@hub.example", (
        "a value that was given replaces the email"
    )


def test_the_argument_is_not_changed(exercise):
    user = dict(USER)
    assert exercise.update(user) is not user, (
        "return a copy, also when nothing was given"
    )
    exercise.update(user, email=None)
    assert user == USER, "update must leave its argument alone"


def test_help_is_readable(exercise):
    text = str(inspect.signature(exercise.update))
    assert "MISSING" in text and " at 0x" not in text, (
        "give the sentinel a repr that contains MISSING"
    )


def test_identity_survives_copying_and_pickling(exercise):
    missing = exercise.MISSING
    assert missing is not None, (
        "None is a legal email, so MISSING must be another object"
    )
    assert copy.deepcopy([missing])[0] is missing, (
        "a deep copy of MISSING must be MISSING itself"
    )
    try:
        found = pickle.loads(pickle.dumps(missing))
    except Exception as error:
        found = error
    assert found is missing, (
        "MISSING must unpickle to itself, by its name"
    )
