"""Grades exercise ``port``."""

import inspect
from functools import partial

import pytest

pytestmark = pytest.mark.filterwarnings(
    "error:functools.partial will be a method"
)


def called(scale, name, *args):
    """Read and call an attribute; explain what goes wrong."""
    try:
        return getattr(scale, name)(*args)
    except (TypeError, FutureWarning) as error:
        pytest.fail(
            f"scale.{name}{args}: {error}", pytrace=False
        )


def test_the_converter_is_no_method(exercise):
    assert called(exercise.Scale(), "in_grams", 2) == 2000


def test_the_labeler_is_no_method(exercise):
    assert called(exercise.Scale(), "oslo", 5) == "Oslo: 5 g"


def test_heavy_receives_the_scale(exercise):
    assert called(exercise.Scale(7), "heavy") == "7 g, heavy"


def test_the_class_gives_the_same_functions(exercise):
    assert called(exercise.Scale, "oslo", 5) == "Oslo: 5 g"
    assert called(exercise.Scale, "in_grams", 1) == 1000


def test_nothing_is_left_to_the_version(exercise):
    for name in ("in_grams", "oslo", "heavy"):
        stored = inspect.getattr_static(exercise.Scale, name)
        assert not isinstance(stored, partial), (
            f"{name} is still a bare partial: 3.14 binds it"
        )


def test_heavy_is_read_through_a_subclass_too(exercise):
    class Bench(exercise.Scale): ...

    assert called(Bench(9), "heavy") == "9 g, heavy"
    assert called(Bench(9), "oslo", 5) == "Oslo: 5 g"
