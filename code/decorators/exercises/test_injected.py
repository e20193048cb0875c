"""Grades exercise ``injected``."""

from functools import wraps
from inspect import signature

import pytest


def quoted(exercise):
    @exercise.with_city
    def quote(grams: int, *, city: str, rush: bool = False):
        """Price of a parcel."""
        return grams, city, rush

    return quote


def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def test_calls_still_work(exercise):
    quote = quoted(exercise)
    assert quote(3, rush=True) == (3, "Oslo", True)
    with pytest.raises(TypeError):
        quote(3, city="Turin")


def test_the_signature_hides_the_city(exercise):
    found = str(signature(quoted(exercise)))
    assert found == "(grams: int, *, rush: bool = False)", (
        f"signature() prints {found}: callers cannot pass city; "
        "assign __signature__"
    )


def test_a_wrapper_on_top_tells_the_same(exercise):
    found = signature(logged(quoted(exercise))).parameters
    assert [*found] == ["grams", "rush"], (
        f"under another wrapper the parameters are {[*found]}"
    )


def test_methods(exercise):
    class Hub:
        @exercise.with_city
        def label(self, code, *, city):
            return f"{code} {city}"

    assert Hub().label("P1") == "P1 Oslo"
    assert str(signature(Hub().label)) == "(code)"


def test_the_original_can_be_reached(exercise):
    quote = quoted(exercise)
    original = quote.__wrapped__
    assert original(1, city="Turin") == (1, "Turin", False)
    assert "city" in signature(original).parameters, (
        "change the wrapper's signature, not the original's"
    )
    assert quote.__doc__ == "Price of a parcel."
