"""Grades exercise ``once``."""

import inspect
import pickle
import threading

import pytest

PATIENCE = 5  # seconds; a right answer never waits for it


class Hub:
    """Counts how many threads compute its tariff."""

    def __init__(self):
        self.runs = 0
        self.entered = threading.Event()
        self.again = threading.Event()
        self.release = threading.Event()

    def compute(self):
        self.runs += 1
        (self.again if self.runs > 1 else self.entered).set()
        self.release.wait(PATIENCE)
        return object()


def hub_class(exercise):
    class Slow(Hub):
        tariff = exercise.once(Hub.compute)

    return Slow


class Reader(threading.Thread):
    def __init__(self, hub):
        super().__init__(daemon=True)
        self.hub = hub
        self.start()

    def run(self):
        self.value = self.hub.tariff


def test_one_instance_runs_once(exercise):
    hub = hub_class(exercise)()
    first = Reader(hub)
    assert hub.entered.wait(PATIENCE)
    second = Reader(hub)
    twice = hub.again.wait(0.2)
    hub.release.set()
    for reader in (first, second):
        reader.join(PATIENCE)
        assert not reader.is_alive(), "the threads deadlocked"
    assert not twice, "both threads ran the function"
    assert first.value is second.value
    assert hub.runs == 1, "the second thread ran it later"


def test_other_instances_do_not_wait(exercise):
    Slow = hub_class(exercise)
    busy, free = Slow(), Slow()
    first = Reader(busy)
    assert busy.entered.wait(PATIENCE)
    free.release.set()
    second = Reader(free)
    second.join(PATIENCE / 2)
    blocked = second.is_alive()
    busy.release.set()
    first.join(PATIENCE)
    assert not blocked, "the lock is shared by all instances"


def test_the_value_is_cached_in_the_instance(exercise):
    Slow = hub_class(exercise)
    hub = Slow()
    hub.release.set()
    value = hub.tariff
    same = hub.tariff is value
    assert same, "the value was not cached"
    assert vars(hub).get("tariff") is value, (
        "put it where the dot looks after non-data descriptors"
    )
    assert not inspect.isdatadescriptor(vars(Slow)["tariff"])


def test_deletion_starts_again(exercise):
    hub = hub_class(exercise)()
    hub.release.set()
    value = hub.tariff
    cached = "tariff" in vars(hub)
    assert cached, "the value was not cached"
    del hub.tariff
    assert hub.tariff is not value


def test_equal_instances_stay_apart(exercise):
    class Equal:
        def __eq__(self, other):
            return True

        __hash__ = None

    class Parcel(Equal):
        code = exercise.once(lambda parcel: object())

    one, other = Parcel(), Parcel()
    first = one.code
    assert one.code is first, "the value was not cached"
    assert other.code is not first


def test_a_failure_is_not_cached(exercise):
    class Parcel:
        tries = 0

        @exercise.once
        def code(self):
            self.tries += 1
            if self.tries == 1:
                raise ValueError("not yet")
            return self.tries

    parcel = Parcel()
    with pytest.raises(ValueError):
        parcel.code  # noqa: B018
    reader = ReaderOf(parcel, "code")
    reader.join(PATIENCE)
    assert not reader.is_alive(), "the lock was not released"
    assert parcel.code == 2, (
        "after a failure the next read computes the value, and "
        "the reads behind it find it cached"
    )


class ReaderOf(threading.Thread):
    def __init__(self, target, name):
        super().__init__(daemon=True)
        self.target, self.attribute = target, name
        self.start()

    def run(self):
        getattr(self.target, self.attribute)


class Pickled:
    """Its property is set by the test."""


def test_no_lock_is_left_behind(exercise):
    cached = exercise.once(lambda parcel: 3)
    cached.__set_name__(Pickled, "code")
    Pickled.code = cached
    parcel = Pickled()
    assert parcel.code == 3
    assert vars(parcel) == {"code": 3}, (
        "the instance should hold the value and nothing else"
    )
    Pickled.__module__ = __name__
    assert pickle.dumps(vars(parcel))


def test_the_class_returns_the_property(exercise):
    Slow = hub_class(exercise)
    assert Slow.tariff is vars(Slow)["tariff"]
