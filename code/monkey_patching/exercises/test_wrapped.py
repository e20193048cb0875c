"""Grades exercise ``wrapped``."""

import inspect

import pytest


@pytest.fixture
def hub():
    class Hub:
        def open(self, hour: int = 8) -> str:
            """Open the gates."""
            return f"open at {hour}"

        @classmethod
        def make(cls):
            return cls()

        @staticmethod
        def code():
            return "OSL"

    return Hub


def call(function, *args):
    """Call; a TypeError becomes a readable failure."""
    try:
        return function(*args)
    except TypeError as error:
        pytest.fail(
            f"{error}: keep the kind of the method",
            pytrace=False,
        )


def test_calls_are_noted_and_passed_on(exercise, hub):
    seen = []
    exercise.instrument(hub, "open", seen)
    assert call(hub().open, 9) == "open at 9"
    assert seen == ["open"], "note each call once"


def test_a_static_method_stays_one(exercise, hub):
    seen = []
    exercise.instrument(hub, "code", seen)
    assert call(hub().code) == "OSL", "call it on an instance"
    assert call(hub.code) == "OSL", "call it on the class"
    assert seen == ["code", "code"], "note both calls"


def test_a_class_method_sees_the_subclass(exercise, hub):
    seen = []
    exercise.instrument(hub, "make", seen)
    depot = type("Depot", (hub,), {})
    assert type(call(depot.make)) is depot, (
        "a bound method was captured: cls must be the subclass"
    )
    assert seen == ["make"], "note the call of a class method"


@pytest.mark.parametrize("name", ["open", "make", "code"])
def test_restore_puts_the_stored_object_back(
    exercise, hub, name
):
    before = list(vars(hub).items())
    exercise.instrument(hub, name, [])()
    assert list(vars(hub).items()) == before, (
        "restore what vars(cls) held, not what getattr returned"
    )


@pytest.mark.parametrize("name", ["open", "make", "code"])
def test_an_inherited_method_leaves_no_copy(
    exercise, hub, name
):
    depot = type("Depot", (hub,), {})
    seen = []
    restore = exercise.instrument(depot, name, seen)
    call(getattr(depot(), name))
    assert seen == [name], "inherited methods are noted too"
    restore()
    assert name not in vars(depot), (
        "the class stored nothing before: delete, do not set"
    )


def test_twice_is_once(exercise, hub):
    seen = []
    exercise.instrument(hub, "open", seen)
    exercise.instrument(hub, "open", seen)
    call(hub().open)
    assert seen == ["open"], (
        "instrumenting twice must not note twice: mark your "
        "wrapper and look for the mark"
    )


def test_signature_and_doc_are_kept(exercise, hub):
    exercise.instrument(hub, "open", [])
    assert hub.open.__doc__ == "Open the gates.", "use wraps"
    assert "hour" in inspect.signature(hub.open).parameters, (
        "functools.wraps keeps the signature visible"
    )
