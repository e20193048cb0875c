"""Grades exercise ``expiring``."""

import pytest


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(exercise, clock):
    return exercise.Expiring(2, 10, clock)


def test_a_value_is_found(cache):
    cache.put("a", 1)
    assert cache.get("a") == 1
    assert cache.get("b") is None
    assert len(cache) == 1, "a miss must store nothing"


def test_the_least_recently_used_goes(cache):
    cache.put("a", 1)
    cache.put("b", 2)
    cache.get("a")
    cache.put("c", 3)
    assert cache.get("b") is None, "b was used least recently"
    assert (cache.get("a"), cache.get("c")) == (1, 3)


def test_a_second_put_is_a_use_and_replaces(cache):
    cache.put("a", 1)
    cache.put("b", 2)
    cache.put("a", 10)
    cache.put("c", 3)
    assert cache.get("a") == 10, "putting a made it the newest"
    assert cache.get("b") is None


def test_a_second_put_evicts_nobody(cache):
    cache.put("a", 1)
    cache.put("b", 2)
    cache.put("b", 20)
    assert cache.get("a") == 1, "two keys fit: a could stay"
    assert cache.get("b") == 20


def test_a_value_expires_at_its_time(cache, clock):
    cache.put("a", 1)
    clock.now = 9.9
    assert cache.get("a") == 1
    clock.now = 10
    assert cache.get("a") is None, "ten seconds are too old"
    assert len(cache) == 0, "remove what has expired"


def test_reading_does_not_renew(cache, clock):
    cache.put("a", 1)
    clock.now = 9
    cache.get("a")
    clock.now = 18
    assert cache.get("a") is None, "age counts from put"


def test_a_second_put_renews(cache, clock):
    cache.put("a", 1)
    clock.now = 9
    cache.put("a", 1)
    clock.now = 18
    assert cache.get("a") == 1


def test_the_expired_go_before_the_living(cache, clock):
    cache.put("old", 1)
    clock.now = 5
    cache.put("young", 2)
    cache.get("old")
    clock.now = 10
    cache.put("new", 3)
    assert cache.get("young") == 2, (
        "old had expired: drop it first"
    )
    assert cache.get("new") == 3
