"""Grades exercise ``freeze``."""

import sys
from collections import ChainMap
from collections.abc import Mapping
from types import MappingProxyType

import pytest


def test_a_mapping_cannot_be_changed(exercise):
    frozen = exercise.freeze({"a": 1})
    assert isinstance(frozen, Mapping)
    assert frozen == {"a": 1}
    with pytest.raises(TypeError):
        frozen["a"] = 2


def test_nor_through_the_original(exercise):
    original = {"a": {"b": 1}}
    frozen = exercise.freeze(original)
    original["a"]["b"] = 2
    original["c"] = 3
    assert frozen["a"]["b"] == 1, "copy before you wrap"
    assert "c" not in frozen, "copy before you wrap"


def test_every_level_is_frozen(exercise):
    frozen = exercise.freeze(
        {"hubs": [{"tags": {1}, "p": (2, [3])}]}
    )
    (hub,) = frozen["hubs"]
    with pytest.raises(TypeError):
        hub["p"] = 1
    assert isinstance(frozen["hubs"], tuple)
    assert type(hub["tags"]) is frozenset
    assert hub["p"] == (2, (3,)), "go into tuples as well"


@pytest.mark.parametrize("kind", [ChainMap, MappingProxyType])
def test_any_mapping_will_do(exercise, kind):
    source = {"a": [1]}
    frozen = exercise.freeze({"inner": kind(source)})
    source["b"] = 2
    assert dict(frozen["inner"]) == {"a": (1,)}, (
        "ask for Mapping, not for dict"
    )


def test_the_order_is_kept(exercise):
    assert list(exercise.freeze({"b": 1, "a": 2})) == ["b", "a"]


def test_other_values_are_left_alone(exercise):
    value = object()
    assert exercise.freeze(value) is value
    assert exercise.freeze("text") == "text"


def test_from_3_15_on_the_result_is_hashable(exercise):
    frozen = exercise.freeze({"a": [{"b": {1}}]})
    again = exercise.freeze({"a": [{"b": {1}}]})
    if sys.version_info >= (3, 15):
        assert hash(frozen) == hash(again), "use frozendict"
    else:
        with pytest.raises(TypeError, match="unhashable"):
            hash(frozen)
