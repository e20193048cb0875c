"""Grades exercise ``named_stops``."""

import operator

import pytest

OPERATORS = [
    (operator.and_, ["Turin"]),
    (operator.or_, ["Oslo", "Turin", "Bonn"]),
    (operator.sub, ["Oslo"]),
    (operator.xor, ["Oslo", "Bonn"]),
]


@pytest.fixture
def routes(exercise):
    north = exercise.Route("north", ["Oslo", "Turin"])
    south = exercise.Route("south", ["Turin", "Bonn"])
    return north, south


def combined(operate, left, right):
    try:
        return operate(left, right)
    except TypeError as error:
        pytest.fail(
            f"the mixin could not make its result: {error}. Which "
            "method of Set makes it, and from what?",
            pytrace=False,
        )


@pytest.mark.parametrize(("operate", "stops"), OPERATORS)
def test_operators_return_a_route(
    routes, exercise, operate, stops
):
    found = combined(operate, *routes)
    assert type(found) is exercise.Route
    assert sorted(found) == sorted(stops)
    assert found.name == "unnamed"


def test_a_plain_set_may_stand_on_either_side(routes, exercise):
    north, _ = routes
    for found in (
        combined(operator.and_, north, {"Oslo"}),
        combined(operator.and_, {"Oslo"}, north),
    ):
        assert type(found) is exercise.Route
        assert [*found] == ["Oslo"]


def test_comparisons_ignore_the_name(routes, exercise):
    north, south = routes
    assert north == exercise.Route("other", ["Turin", "Oslo"])
    assert north != south
    assert exercise.Route("short", ["Oslo"]) <= north


def test_equal_routes_have_equal_hashes(routes, exercise):
    north, _ = routes
    other = exercise.Route("other", ["Turin", "Oslo"])
    try:
        found = hash(north)
    except TypeError:
        pytest.fail(
            "Set defines __eq__, which makes the class unhashable, "
            "and leaves __hash__ to you: look for Set._hash",
            pytrace=False,
        )
    assert found == hash(other), "the name does not count"
    assert found == hash(frozenset(north)), "use Set._hash"


def test_operators_serve_subclasses(exercise):
    class Night(exercise.Route): ...

    night = Night("night", ["Oslo", "Turin"])
    found = combined(operator.and_, night, {"Oslo"})
    assert type(found) is Night, "build what cls says"
