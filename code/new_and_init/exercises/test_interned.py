"""Grades exercise ``interned``."""

import copy
import gc
import pickle
import threading
import weakref

import pytest


def rebuild(make, advice):
    """Copy or unpickle; a TypeError becomes readable."""
    try:
        return make()
    except TypeError as error:
        pytest.fail(f"{error}; {advice}", pytrace=False)


def test_equal_codes_give_one_depot(exercise):
    oslo = exercise.Depot("OSL")
    assert exercise.Depot("OSL") is oslo
    assert exercise.Depot("TRN") is not oslo
    assert (oslo.code, oslo.docks) == ("OSL", 1)


def test_what_was_set_survives(exercise):
    oslo = exercise.Depot("OSL")
    oslo.docks = 7
    again = exercise.Depot("OSL")
    assert again.docks == 7, (
        "__init__ ran again on the old depot; who calls it?"
    )


def test_a_subclass_has_its_own(exercise):
    class NightDepot(exercise.Depot):
        pass

    oslo = exercise.Depot("OSL")
    night = NightDepot("OSL")
    assert type(night) is NightDepot, "put cls into the key"
    assert NightDepot("OSL") is night
    assert exercise.Depot("OSL") is oslo


@pytest.mark.parametrize("how", ["copy", "deepcopy"])
def test_a_copy_is_the_depot(exercise, how):
    oslo = exercise.Depot("OSL")
    advice = "who supplies the arguments of __new__?"
    twin = rebuild(lambda: getattr(copy, how)(oslo), advice)
    assert twin is oslo, "copies must go through the cache"


@pytest.mark.parametrize("protocol", range(2, 6))
def test_a_pickle_finds_the_depot(exercise, protocol):
    oslo = exercise.Depot("OSL")
    advice = "who supplies the arguments of __new__?"
    stored = pickle.dumps(oslo, protocol)
    oslo.docks = 7
    found = rebuild(lambda: pickle.loads(stored), advice)
    assert found is oslo
    assert oslo.docks == 7, (
        "the pickle put its old state over the newer one; "
        "what does __getstate__ say?"
    )


def test_an_unused_depot_is_freed(exercise):
    watch = weakref.ref(exercise.Depot("OSL"))
    gc.collect()
    assert watch() is None, "the cache keeps the depot alive"


def test_nobody_sees_an_unfinished_depot(exercise):
    made = exercise.Depot.__new__(exercise.Depot, "OSL")
    assert hasattr(made, "docks"), (
        "another thread can ask between __new__ and __init__: "
        "return finished depots from __new__"
    )


def test_two_threads_get_one_depot(exercise):
    gate = threading.Barrier(2)
    arrived = []

    class Gate:
        """Stands behind Depot: here the object is made."""

        def __new__(cls, *rest):
            arrived.append(cls)
            try:
                gate.wait(timeout=0.5)  # for another thread
            except threading.BrokenBarrierError:
                pass  # nobody came: creation is locked
            return super().__new__(cls, *rest)

    class SlowDepot(exercise.Depot, Gate):
        pass

    made = []

    def ask():
        made.append(SlowDepot("OSL"))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert arrived, "allocate with super().__new__(cls)"
    assert len(made) == 2, "a thread failed, see above"
    assert len(arrived) == 1, (
        "two threads found no depot and made one each: put "
        "check and creation under one lock"
    )
    assert made[0] is made[1]
