"""Grades exercise ``kinds``."""

import pytest


class Alarm:
    """A descriptor that must not be asked."""

    def __get__(self, instance, owner=None):
        pytest.fail(
            "kind() called __get__: read vars() instead"
        )


class logged(classmethod):
    """A class method of one's own."""


class Meta(type):
    def describe(cls): ...


class Hub(metaclass=Meta):
    city = "Oslo"
    alarm = Alarm()
    key = len

    def open(self): ...

    @classmethod
    def parse(cls): ...

    @logged
    def load(cls): ...

    @staticmethod
    def check(): ...

    @property
    def code(self): ...


class Depot(Hub):
    open = None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("open", "method"),
        ("parse", "class method"),
        ("check", "static method"),
        ("code", "property"),
        ("city", "data"),
    ],
)
def test_the_five_kinds(exercise, name, expected):
    found = exercise.kind(Hub, name)
    assert found == expected, (
        f"Hub.{name} is {expected!r}, not {found!r}: look at "
        "the type of what the class stores"
    )


def test_no_code_of_the_class_runs(exercise):
    assert exercise.kind(Hub, "alarm") == "data"


def test_a_subclass_of_classmethod_counts(exercise):
    assert exercise.kind(Hub, "load") == "class method", (
        "use isinstance: logged derives from classmethod"
    )


def test_a_builtin_function_does_not_bind(exercise):
    assert exercise.kind(Hub, "key") == "data", (
        "len is callable, and no method: it has no __get__"
    )


def test_inherited_attributes_count(exercise):
    assert exercise.kind(Depot, "parse") == "class method", (
        "walk the MRO: vars(Depot) has no parse"
    )


def test_the_first_class_decides(exercise):
    assert exercise.kind(Depot, "open") == "data", (
        "Depot.open is None; Hub.open is hidden"
    )


@pytest.mark.parametrize("name", ["nowhere", "describe"])
def test_what_no_class_stores_is_refused(exercise, name):
    try:
        found = exercise.kind(Depot, name)
    except AttributeError:
        return
    pytest.fail(
        f"kind(Depot, {name!r}) returned {found!r}; no class in "
        "the MRO stores that name, so raise AttributeError"
    )
