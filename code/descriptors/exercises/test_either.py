"""Grades exercise ``either``."""

import inspect
from types import MethodType

import pytest


def hub_class(exercise):
    class Hub:
        city = "anywhere"

        @exercise.either
        def label(self, mark=""):
            return f"{self.city}{mark}"

    return Hub


def label(target):
    """Read the attribute; what is not bound fails readably."""
    found = target.label
    assert isinstance(found, MethodType), (
        f"the dot returned {type(found).__name__}, not a bound "
        "method: which method of either does the dot call?"
    )
    return found


def test_an_instance_is_bound(exercise):
    hub = hub_class(exercise)()
    hub.city = "Oslo"
    assert label(hub)("!") == "Oslo!"


def test_a_class_is_bound(exercise):
    assert label(hub_class(exercise))() == "anywhere"


def test_the_class_is_the_one_that_was_asked(exercise):
    class Depot(hub_class(exercise)):
        city = "Turin"

    assert label(Depot)() == "Turin", (
        "bind the owner, not the class that defines it"
    )


def test_a_false_instance_is_an_instance(exercise):
    class Empty(hub_class(exercise)):
        def __len__(self):
            return 0

    empty = Empty()
    assert label(empty).__self__ is empty, (
        "an instance can be false: compare with None"
    )


def test_super_binds_the_instance(exercise):
    class Depot(hub_class(exercise)):
        def label(self):
            return "depot " + super().label()

    depot = Depot()
    depot.city = "Oslo"
    try:
        found = depot.label()
    except TypeError as error:
        pytest.fail(f"super().label() was not bound: {error}")
    assert found == "depot Oslo"


def test_the_instance_may_have_its_own(exercise):
    Hub = hub_class(exercise)
    label(Hub)
    hub = Hub()
    assert not inspect.isdatadescriptor(vars(Hub)["label"]), (
        "define __get__ alone"
    )
    hub.label = "by hand"
    assert hub.label == "by hand"


def test_called_by_hand_without_an_owner(exercise):
    function = exercise.either(lambda self: self)
    get = getattr(type(function), "__get__", None)
    assert get, "either has no __get__ yet"
    try:
        bound = get(function, 3)
    except TypeError as error:
        pytest.fail(f"the owner is optional: {error}")
    assert bound() == 3
