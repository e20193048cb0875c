"""Grades exercise ``shape``."""

import copy

import pytest


def test_a_deep_copy_has_the_same_shape(exercise):
    route = [{"city": "Oslo", "stops": [1, 2]}, 3, "x"]
    twin = copy.deepcopy(route)
    assert exercise.same_shape(route, twin) is True


@pytest.mark.parametrize(
    "other",
    [[1], [1, 3], [1, 2, 3], {"a": 1}, (1, 2), [1, [2]]],
)
def test_other_values_differ(exercise, other):
    assert exercise.same_shape([1, 2], other) is False


def test_keys_count_and_their_order_does_not(exercise):
    one = {"a": [1], "b": [2]}
    assert exercise.same_shape(one, {"b": [2], "a": [1]})
    assert not exercise.same_shape(one, {"a": [1], "c": [2]})


def test_a_shallow_copy_is_refused(exercise):
    route = [["Oslo"], ["Turin"]]
    twin = copy.copy(route)
    assert exercise.same_shape(route, twin) is False, (
        "the inner lists are in both graphs"
    )
    assert exercise.same_shape(route, route) is False


def test_lost_sharing_is_seen(exercise):
    stop = ["Oslo"]
    twice = [stop, stop]
    apart = [["Oslo"], ["Oslo"]]
    assert not exercise.same_shape(twice, apart), (
        "one list became two"
    )
    assert not exercise.same_shape(apart, twice), (
        "two lists became one: you need a map each way"
    )
    assert exercise.same_shape(twice, copy.deepcopy(twice))


def test_cycles_end(exercise):
    ring = []
    ring.append({"back": ring})
    assert exercise.same_shape(ring, copy.deepcopy(ring))
    longer = []
    longer.append({"back": [{"back": longer}]})
    assert not exercise.same_shape(ring, longer), (
        "the two are equal on every path, but not one shape"
    )


def test_a_cycle_into_the_original_is_refused(exercise):
    ring = []
    ring.append(ring)
    assert exercise.same_shape(ring, [ring]) is False


def test_crossed_partners_are_seen(exercise):
    x, y, p, q = [], [], [], []
    assert exercise.same_shape([x, y, x], [p, q, p])
    assert not exercise.same_shape([x, y, x], [p, q, q])
