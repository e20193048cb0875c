"""Grades exercise ``per_owner``."""

import gc
import weakref
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Stamp:
    city: str


@dataclass
class Crate:
    grams: int


class Hub: ...


@pytest.fixture(autouse=True)
def no_collector():
    """Let reference counts alone decide who lives."""
    gc.disable()
    yield
    gc.enable()


def counting(exercise):
    calls = []

    def work(owner):
        calls.append(type(owner).__name__)
        return len(calls)

    return exercise.per_owner(work), calls


def test_the_result_is_remembered(exercise):
    cached, calls = counting(exercise)
    hub = Hub()
    assert cached(hub) == cached(hub) == 1
    assert calls == ["Hub"], "the second call must not compute"


def test_the_owner_may_die(exercise):
    cached, _ = counting(exercise)
    hub = Hub()
    ref = weakref.ref(hub)
    cached(hub)
    del hub
    assert ref() is None, (
        "the cache keeps its owner alive: what in the entry, or "
        "in a closure, refers to the owner?"
    )


def test_the_result_goes_with_the_owner(exercise):
    class Route: ...

    cached = exercise.per_owner(lambda owner: Route())
    hub = Hub()
    ref = weakref.ref(cached(hub))
    assert ref() is not None, "the cache must keep the result"
    del hub
    assert ref() is None, (
        "the owner is gone and its result is still kept: who "
        "tells the cache?"
    )


def test_equal_owners_have_results_of_their_own(exercise):
    cached, _ = counting(exercise)
    one, other = Stamp("Oslo"), Stamp("Oslo")
    assert cached(one) != cached(other), (
        "two owners that are equal shared one result: key by "
        "identity"
    )


def test_an_owner_need_not_be_hashable(exercise):
    cached, _ = counting(exercise)
    crate = Crate(500)
    try:
        assert cached(crate) == cached(crate)
    except TypeError as error:
        pytest.fail(f"{error}: do not hash the owner")


def test_a_reused_id_meets_no_old_result(exercise):
    cached, calls = counting(exercise)
    for _ in range(100):
        cached(Hub())
    assert len(calls) == 100, (
        "a new owner got the result of a dead one, because ids "
        "are reused"
    )
