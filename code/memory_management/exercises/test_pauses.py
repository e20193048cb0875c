"""Grades exercise ``pauses``."""

import gc
import time

import pytest


class Ring:
    def __init__(self):
        self.me = self


@pytest.fixture(autouse=True)
def quiet():
    """Only the test itself collects."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_collection_is_noted(exercise):
    with exercise.watch_pauses() as pauses:
        Ring()
        gc.collect()
    assert len(pauses) == 1, (
        "one collection ran inside the block; gc.callbacks is "
        "called when it starts and when it stops"
    )
    assert pauses[0].collected >= 1
    assert pauses[0].generation == 2


def test_the_seconds_are_those_of_the_collection(exercise):
    with exercise.watch_pauses() as pauses:
        time.sleep(0.05)
        begin = time.perf_counter()
        gc.collect()
        took = time.perf_counter() - begin
    assert len(pauses) == 1, (
        "one collection ran inside the block"
    )
    assert 0 < pauses[0].seconds <= took, (
        "read the clock when the collection starts, and again "
        "when it stops"
    )


def test_the_generation_is_noted(exercise):
    with exercise.watch_pauses() as pauses:
        gc.collect(0)
    generations = [pause.generation for pause in pauses]
    assert generations == [0], (
        "the generation is in the dict that the callback gets"
    )


def test_afterwards_nothing_is_noted(exercise):
    before = list(gc.callbacks)
    with exercise.watch_pauses() as pauses:
        gc.collect()
    gc.collect()
    assert len(pauses) == 1, (
        "one collection ran inside the block, one after it"
    )
    assert gc.callbacks == before, "remove the callback"


def test_an_exception_leaves_no_callback(exercise):
    before = list(gc.callbacks)
    with pytest.raises(KeyError), exercise.watch_pauses():
        raise KeyError("hub")
    assert gc.callbacks == before, "use try and finally"


def test_blocks_may_nest(exercise):
    with exercise.watch_pauses() as outer:
        gc.collect()
        with exercise.watch_pauses() as inner:
            gc.collect()
    assert (len(outer), len(inner)) == (2, 1), (
        "the outer block saw two collections, the inner one"
    )


def test_a_stop_without_a_start_is_ignored(exercise):
    with exercise.watch_pauses() as pauses:
        for callback in list(gc.callbacks):
            callback("stop", {"generation": 0, "collected": 0})
    assert pauses == [], "the collection began outside"
