"""Grades exercise ``mend``."""

import gc
import weakref

import pytest


@pytest.fixture(autouse=True)
def no_collector():
    """Let reference counts alone decide who lives."""
    gc.disable()
    yield
    gc.enable()


def test_a_label_keeps_no_parcel(exercise):
    parcel = exercise.Parcel("Oslo")
    ref = weakref.ref(parcel)
    exercise.label(parcel)
    del parcel
    assert ref() is None, "label() keeps the parcel: as a key?"


def test_a_label_is_computed_once(exercise):
    parcel = exercise.Parcel("Oslo")
    first = exercise.label(parcel)
    blocker = object()
    assert exercise.label(parcel) is first
    assert first.startswith("to Oslo")
    del blocker


def test_a_watcher_is_not_kept(exercise):
    hub = exercise.Hub("Turin")
    parcel = exercise.Parcel("Oslo")
    ref = weakref.ref(parcel)
    hub.subscribe(parcel.watch)
    hub.arrive()
    assert parcel.seen == ["Turin"], (
        "a living watcher must be told; a plain weak reference "
        "to a bound method is dead at once"
    )
    del parcel
    assert ref() is None, (
        "the bound method holds the parcel that it is bound to"
    )
    hub.arrive()


def test_a_failure_keeps_no_parcel(exercise):
    hub = exercise.Hub("Turin")
    parcel = exercise.Parcel("")
    ref = weakref.ref(parcel)
    hub.send(parcel)
    del parcel
    assert hub.errors() == ["no city"]
    assert ref() is None, (
        "an exception refers to its traceback, the traceback to "
        "the frame, the frame to its locals: do you need all "
        "that?"
    )


def test_all_three_at_once(exercise):
    hub = exercise.Hub("Turin")
    refs = []
    for city in ("Oslo", "", "Bergen"):
        parcel = exercise.Parcel(city)
        refs.append(weakref.ref(parcel))
        exercise.label(parcel)
        hub.subscribe(parcel.watch)
        hub.send(parcel)
    del parcel
    hub.arrive()
    alive = sum(ref() is not None for ref in refs)
    assert alive == 0, f"{alive} of 3 parcels are still alive"
    assert hub.errors() == ["no city"]
