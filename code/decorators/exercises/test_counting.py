"""Grades exercise ``counting``."""

import copy
import gc
import weakref

import pytest


def hub_class(exercise):
    class Hub:
        """All hubs are equal."""

        def __eq__(self, other):
            return isinstance(other, Hub)

        def __hash__(self):
            return 1

        @exercise.Counted
        def sort(self, parcel, *, fast=False):
            """Sort one parcel."""
            return self, parcel, fast

    return Hub


def call(method, *args, **kwargs):
    try:
        return method(*args, **kwargs)
    except TypeError as error:
        pytest.fail(
            f"{error}: reading the method must bind it, so "
            "Counted needs a __get__",
            pytrace=False,
        )


def test_functions_keep_working(exercise):
    @exercise.Counted
    def quote(grams):
        return grams + 1

    assert (quote(1), quote(2), quote.calls) == (2, 3, 2)


def test_methods_bind(exercise):
    hub = hub_class(exercise)()
    found = call(hub.sort, "P1", fast=True)
    assert found[0] is hub, "pass the instance first"
    assert found[1:] == ("P1", True), "pass the arguments on"


def test_each_instance_has_its_count(exercise):
    Hub = hub_class(exercise)
    oslo, turin = Hub(), Hub()
    for _ in range(3):
        call(oslo.sort, "P1")
    call(turin.sort, "P2")
    found = oslo.sort.calls, turin.sort.calls
    assert found == (3, 1), (
        f"counted {found}, expected (3, 1): the count belongs "
        "in the instance; hubs are equal, so no dict of hubs"
    )


def test_the_class_gives_the_decorator(exercise):
    Hub = hub_class(exercise)
    assert Hub.sort is vars(Hub)["sort"], (
        "with instance None, return self"
    )
    assert Hub.sort.__doc__ == "Sort one parcel."
    assert call(Hub.sort, "hub", "P1")[0] == "hub"


def test_a_copy_is_called_as_itself(exercise):
    hub = hub_class(exercise)()
    call(hub.sort, "P1")
    twin = copy.copy(hub)
    assert call(twin.sort, "P2")[0] is twin, (
        "what copy takes along is bound to the first hub: "
        "keep the number in the instance, nothing bound"
    )


def test_an_override_may_call_super(exercise):
    class Night(hub_class(exercise)):
        @exercise.Counted
        def sort(self, parcel):
            return super().sort(parcel)

    hub = Night()
    try:
        found = call(hub.sort, "P1")
    except RecursionError:
        pytest.fail(
            "the override and what it overrides share an entry: "
            "the name alone is no key",
            pytrace=False,
        )
    assert found[0] is hub
    counts = hub.sort.calls, super(Night, hub).sort.calls
    assert counts == (1, 1), (
        f"counted {counts}, expected (1, 1): two functions, two "
        "keys"
    )


def test_no_hub_is_kept_alive(exercise):
    hub = hub_class(exercise)()
    call(hub.sort, "P1")
    alive = weakref.ref(hub)
    del hub
    gc.collect()
    assert alive() is None, "something global holds the hub"
