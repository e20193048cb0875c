"""Grades exercise ``culprit``."""

import threading

import pytest


class Hub:
    def __init__(self, **details):
        self.__dict__.update(details)


class Stubborn:
    def __deepcopy__(self, memo):
        raise ValueError("no")


@pytest.fixture
def lock():
    return threading.Lock()


def test_what_can_be_copied_has_no_culprit(exercise):
    ring = Hub(city="Oslo", stops=[1, (2, {"a": 3})])
    ring.me = ring
    assert exercise.culprit(ring) is None


def test_the_object_itself(exercise, lock):
    assert exercise.culprit(lock) == ""
    assert exercise.culprit(Stubborn()) == "", (
        "any exception of deepcopy counts"
    )


def test_one_step(exercise, lock):
    assert exercise.culprit([1, lock]) == "[1]"
    assert exercise.culprit((lock,)) == "[0]"
    assert exercise.culprit({"key": lock}) == "['key']"
    assert exercise.culprit({3: lock}) == "[3]"
    assert exercise.culprit(Hub(lock=lock)) == ".lock"


def test_a_long_path_leads_to_the_lock(exercise, lock):
    network = Hub(
        name="north",
        hubs=[Hub(a=[1]), Hub(cache={"x": (1, lock)})],
    )
    path = exercise.culprit(network)
    assert path == ".hubs[1].cache['x'][1]"
    assert eval(f"network{path}") is lock


def test_the_first_of_two(exercise, lock):
    assert exercise.culprit([[1, lock], lock]) == "[0][1]"


def test_an_object_may_refuse_by_itself(exercise):
    stubborn = Stubborn()
    stubborn.fine = [1, 2]
    assert exercise.culprit([0, stubborn]) == "[1]", (
        "its parts can be copied, it cannot"
    )


def test_cycles_do_not_trap(exercise, lock):
    hub = Hub()
    hub.me = hub
    hub.routes = [hub, {"lock": lock}]
    assert exercise.culprit(hub) == ".routes[1]['lock']", (
        "pass over what is on the path already"
    )


def test_attributes_of_a_list_subclass(exercise, lock):
    class Route(list): ...

    route = Route([1])
    route.lock = lock
    assert exercise.culprit(route) == ".lock"


def test_a_part_that_only_points_back_is_innocent(
    exercise, lock
):
    hub = Hub(first=Hub(), lock=lock)
    hub.first.owner = hub
    assert exercise.culprit(hub) == ".lock", (
        "hub.first can be copied; what it points back to cannot"
    )
