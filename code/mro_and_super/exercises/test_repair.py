"""Grades exercise ``repair``."""

from itertools import permutations

import pytest

DETAILS = {"degrees": 4, "guards": 2, "number": 7}
LAYERS = {
    "Heated": "degrees",
    "Guarded": "guards",
    "Numbered": "number",
}


@pytest.mark.parametrize("name", LAYERS)
def test_each_layer_works_alone(exercise, name):
    key = LAYERS[name]
    layer = getattr(exercise, name)
    site = layer(city="Oslo", **{key: DETAILS[key]})
    seen = {"city": "Oslo", "opened": 1, key: DETAILS[key]}
    assert vars(site) == seen, f"{name} loses something"


def test_the_depot_opens_once(exercise):
    depot = exercise.Depot(city="Oslo", **DETAILS)
    assert depot.opened == 1, "Site.__init__ must run once"
    assert vars(depot) == {
        "city": "Oslo",
        "opened": 1,
        **DETAILS,
    }


@pytest.mark.parametrize("names", list(permutations(LAYERS)))
def test_any_order_of_the_layers(exercise, names):
    bases = tuple(getattr(exercise, name) for name in names)
    site = type("Combined", bases, {})(city="Oslo", **DETAILS)
    assert vars(site) == {
        "city": "Oslo",
        "opened": 1,
        **DETAILS,
    }


def test_a_misspelt_argument_is_refused(exercise):
    with pytest.raises(TypeError):
        exercise.Depot(city="Oslo", **DETAILS, colour="red")
