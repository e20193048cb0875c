"""Grades exercise ``lazy``."""

import pytest


def length(route):
    """Read the attribute; a descriptor is no value."""
    found = route.length
    assert not hasattr(found, "compute"), (
        "reading the attribute returned the descriptor, not "
        "the value: write __get__"
    )
    return found


@pytest.fixture
def route_class(exercise):
    class Route:
        __slots__ = ("_length", "calls", "stops")

        def __init__(self, *stops):
            self.stops = stops
            self.calls = 0

        @exercise.cached_slot
        def length(self):
            self.calls += 1
            return len(self.stops) or None

    return Route


def test_the_value_arrives(route_class):
    assert length(route_class("Oslo", "Turin")) == 2, (
        "reading the attribute must return the value: write "
        "__get__"
    )


def test_it_is_computed_once(route_class):
    route = route_class("Oslo", "Turin")
    assert [length(route), length(route)] == [2, 2]
    assert route.calls == 1, "keep the value in the slot"


def test_none_is_a_value(route_class):
    route = route_class()
    assert [length(route), length(route)] == [None, None]
    assert route.calls == 1, "None was computed twice"


def test_instances_do_not_share(route_class):
    one, two = route_class("Oslo"), route_class("Oslo", "Turin")
    assert (length(one), length(two)) == (1, 2)


def test_there_is_no_dictionary(route_class):
    route = route_class("Oslo")
    assert length(route) == 1
    assert not hasattr(route, "__dict__")


def test_deleting_the_slot_forgets(route_class):
    route = route_class("Oslo")
    assert length(route) == 1
    route.stops = ("Oslo", "Turin")
    del route._length
    assert length(route) == 2


def test_the_class_shows_the_descriptor(exercise, route_class):
    found = route_class.length
    assert isinstance(found, exercise.cached_slot), (
        "with no instance, return the descriptor itself"
    )


def test_an_error_of_the_function_comes_out(exercise):
    class Route:
        __slots__ = ("_length", "tries")

        @exercise.cached_slot
        def length(self):
            self.tries += 1
            raise AttributeError("no stops")

    route = Route()
    route.tries = 0
    try:
        length(route)
    except AttributeError as error:
        assert str(error) == "no stops", (
            f"the function raised 'no stops', and out came {error}"
        )
    else:
        pytest.fail(
            "the AttributeError of the function was lost"
        )
    assert route.tries == 1, (
        "only the read of the slot belongs into try"
    )
