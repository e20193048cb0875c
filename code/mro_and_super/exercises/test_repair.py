"""Grades exercise ``repair``."""

from collections import Counter
from itertools import permutations

import pytest

DETAILS = {"degrees": 4, "number": 7, "guards": 2}
LAYERS = {
    "Heated": "degrees",
    "Numbered": "number",
    "Guarded": "guards",
}
CONTRACT = (
    "every layer takes its own argument by keyword and hands "
    "the rest to super().__init__"
)


def build(cls, **details):
    """Create a site; a TypeError becomes a readable failure."""
    try:
        return cls(city="Oslo", **details)
    except TypeError as error:
        order = ", ".join(c.__name__ for c in cls.__mro__)
        pytest.fail(
            f"{error}\nThe order is {order}; {CONTRACT}",
            pytrace=False,
        )


def combine(exercise, names):
    bases = tuple(getattr(exercise, name) for name in names)
    return type("Combined", bases, {})


def check(site, **details):
    expected = {"city": "Oslo", "opened": 1, **details}
    lost = sorted(expected.keys() - vars(site).keys())
    assert not lost, f"lost: {', '.join(lost)}; {CONTRACT}"
    assert vars(site) == expected, (
        "opened counts the calls: 2 means the root ran twice"
    )


def count_calls(exercise, monkeypatch):
    """Wrap the ``__init__`` of the root and of each layer."""
    calls = Counter()

    def wrap(name):
        cls = getattr(exercise, name)
        init = vars(cls).get("__init__")
        assert init, f"{name} needs an __init__ of its own"

        def counted(self, *args, **rest):
            calls[name] += 1
            init(self, *args, **rest)

        monkeypatch.setattr(cls, "__init__", counted)

    for name in ["Site", *LAYERS]:
        wrap(name)
    return calls


def test_the_bases_are_kept(exercise):
    order = [c.__name__ for c in exercise.Depot.__mro__]
    assert order == ["Depot", *LAYERS, "Site", "object"]


@pytest.mark.parametrize("name", LAYERS)
def test_each_layer_works_alone(exercise, name):
    key = LAYERS[name]
    details = {key: DETAILS[key]}
    site = build(getattr(exercise, name), **details)
    check(site, **details)


def test_the_depot_loses_nothing(exercise):
    check(build(exercise.Depot, **DETAILS), **DETAILS)


def test_the_depot_calls_everyone_once(exercise, monkeypatch):
    calls = count_calls(exercise, monkeypatch)
    build(exercise.Depot, **DETAILS)
    for name in ["Site", *LAYERS]:
        assert calls[name] == 1, (
            f"{name}.__init__ ran {calls[name]} times; once is "
            "enough"
        )


@pytest.mark.parametrize("names", list(permutations(LAYERS)))
def test_any_order_of_the_layers(exercise, names, monkeypatch):
    calls = count_calls(exercise, monkeypatch)
    site = build(combine(exercise, names), **DETAILS)
    check(site, **DETAILS)
    assert set(calls.values()) == {1}, f"ran: {dict(calls)}"


@pytest.mark.parametrize("wrong", ["colour", "guard", "opened"])
def test_a_misspelt_argument_is_refused(exercise, wrong):
    build(exercise.Depot, **DETAILS)
    try:
        exercise.Depot(city="Oslo", **DETAILS, **{wrong: 1})
    except TypeError:
        return
    pytest.fail(
        f"Depot(..., {wrong}=1) was accepted; let the root refuse it"
    )


@pytest.mark.parametrize("name", LAYERS)
def test_the_root_knows_no_layer(exercise, name):
    try:
        exercise.Site(city="Oslo", **{LAYERS[name]: 1})
    except TypeError:
        return
    pytest.fail(
        f"Site accepts {LAYERS[name]}, which is the business "
        f"of {name}"
    )
