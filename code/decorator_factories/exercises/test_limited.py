"""Grades exercise ``limited``."""

import gc
import weakref
from threading import Barrier, BrokenBarrierError, Thread

import pytest


def hub_class(exercise):
    class Hub:
        @exercise.limited(2)
        def sort(self, parcel):
            """Sort one parcel."""
            return parcel

        @exercise.limited(1)
        def close(self):
            return "closed"

    return Hub


def test_each_hub_has_its_own_limit(exercise):
    Hub = hub_class(exercise)
    oslo, turin = Hub(), Hub()
    assert [oslo.sort(1), oslo.sort(2)] == [1, 2]
    try:
        assert turin.sort(3) == 3
    except exercise.TooMany:
        pytest.fail(
            "Oslo's calls used up Turin's: one count for all "
            "instances",
            pytrace=False,
        )
    try:
        oslo.sort(4)
    except exercise.TooMany:
        return
    pytest.fail(
        "Oslo sorted a third parcel under a limit of two calls",
        pytrace=False,
    )


def test_each_method_has_its_own_limit(exercise):
    hub = hub_class(exercise)()
    found = hub.close()
    assert found == "closed", "the method's result is lost"
    try:
        found = [hub.sort(1), hub.sort(2)]
    except exercise.TooMany:
        pytest.fail(
            "a call of close used up one of sort's: two methods "
            "share one count",
            pytrace=False,
        )
    assert found == [1, 2], "the method's results are lost"


def test_no_hub_is_kept_alive(exercise):
    Hub = hub_class(
        exercise
    )  # its methods stay, and their counts
    hub = Hub()
    hub.sort(1)
    alive = weakref.ref(hub)
    del hub
    gc.collect()
    assert alive() is None, (
        "the hub is alive after its last name is gone: the "
        "counts hold it"
    )
    assert Hub().sort(2) == 2, (
        "a new hub should start from zero"
    )


def test_names_are_kept(exercise):
    Hub = hub_class(exercise)
    assert Hub.sort.__doc__ == "Sort one parcel.", (
        "the method has lost its docstring: use functools.wraps"
    )


def test_two_threads_share_a_hub(exercise):
    class Hub:
        @exercise.limited(50)
        def sort(self):
            return True

    passed = in_two_threads(exercise, Hub(), 50)
    assert len(passed) == 50, (
        f"{len(passed)} calls came through instead of 50: check "
        "and count under one lock"
    )


def test_two_threads_that_meet_in_the_check(exercise):
    meeting = Barrier(2)

    class Hub:
        """Looking up its count lets the other thread in."""

        def __hash__(self):
            try:
                meeting.wait(0.3)
            except BrokenBarrierError:
                pass  # the other is kept out, as it should be
            return id(self)

        @exercise.limited(1)
        def sort(self):
            return True

    passed = in_two_threads(exercise, Hub(), 1)
    assert len(passed) == 1, (
        f"{len(passed)} calls came through instead of 1: both "
        "threads looked up the count before either raised it; "
        "check and count under one lock"
    )


def in_two_threads(exercise, hub, times):
    """Call ``hub.sort`` from two threads; the calls let in."""
    start, passed = Barrier(2), []

    def work():
        start.wait()
        for _ in range(times):
            try:
                passed.append(hub.sort())
            except exercise.TooMany:
                pass

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return passed
