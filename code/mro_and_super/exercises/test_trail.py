"""Grades exercise ``trail``."""

from collections import Counter, OrderedDict

import pytest


class Hub:
    def route(self): ...


class Rail(Hub):
    def route(self): ...


class Road(Hub):
    def route(self): ...


class Ferry(Hub): ...


class Depot(Rail, Ferry, Road): ...


def test_providers_follow_the_mro(exercise):
    found = exercise.providers(Depot, "route")
    assert found == [Rail, Road, Hub], (
        "look in vars(c) of each c"
    )


def test_an_inherited_attribute_is_no_definition(exercise):
    assert exercise.providers(Ferry, "route") == [Hub]
    assert exercise.providers(Depot, "toll") == []


def test_the_instance_decides_what_is_next(exercise):
    assert exercise.next_provider(Rail, Rail, "route") is Hub
    found = exercise.next_provider(Rail, Depot, "route")
    assert found is Road, "use the MRO of used_by"


def test_the_end_of_the_chain(exercise):
    assert exercise.next_provider(Hub, Depot, "route") is None
    assert (
        exercise.next_provider(Hub, Hub, "__init__") is object
    )


def test_a_stranger_is_refused(exercise):
    with pytest.raises(TypeError):
        exercise.next_provider(Road, Rail, "route")


def test_library_classes(exercise):
    class OrderedCounter(Counter, OrderedDict): ...

    found = exercise.next_provider(
        Counter, OrderedCounter, "__init__"
    )
    assert found is OrderedDict
