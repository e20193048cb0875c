"""Grades exercise ``turns``."""

import inspect

import pytest


def courier(name, stops):
    for stop in range(stops):
        yield f"{name}{stop}"
    return stops


def failing():
    yield "f0"
    raise KeyError("lost")


def stubborn():
    try:
        yield "s0"
    finally:
        raise OSError("stuck")


def run(generator):
    """Return what was yielded and what was returned."""
    seen = []
    while True:
        try:
            seen.append(next(generator))
        except StopIteration as stop:
            return seen, stop.value


def test_they_take_turns(exercise):
    seen, _ = run(
        exercise.take_turns(courier("a", 2), courier("b", 3))
    )
    assert seen == ["a0", "b0", "a1", "b1", "b2"], (
        f"not in turn: {seen}"
    )


def test_the_end_of_one_skips_nobody(exercise):
    seen, _ = run(
        exercise.take_turns(
            courier("a", 1), courier("b", 3), courier("c", 2)
        )
    )
    assert seen == ["a0", "b0", "c0", "b1", "c1", "b2"], (
        f"somebody lost a turn: {seen}"
    )


def test_results_keep_the_order_of_arguments(exercise):
    _, results = run(
        exercise.take_turns(courier("a", 3), courier("b", 1))
    )
    assert results == [3, 1], (
        f"not the values of StopIteration: {results}"
    )


def test_without_generators(exercise):
    assert run(exercise.take_turns()) == ([], []), (
        "no generators: no values, and an empty list"
    )


def test_an_error_closes_the_others(exercise):
    other = courier("a", 9)
    turns = exercise.take_turns(other, failing())
    with pytest.raises(KeyError):  # the error goes on
        list(turns)
    state = inspect.getgeneratorstate(other)
    assert state == "GEN_CLOSED", (
        "an error in one leaves the other suspended"
    )


def test_an_error_thrown_in_closes_all(exercise):
    pair = courier("a", 9), courier("b", 9)
    turns = exercise.take_turns(*pair)
    next(turns), next(turns)
    with pytest.raises(KeyError):
        turns.throw(KeyError("lost"))
    states = {inspect.getgeneratorstate(one) for one in pair}
    assert states == {"GEN_CLOSED"}, (
        f"left behind after throw: {states}"
    )


def test_closing_closes_all(exercise):
    pair = courier("a", 9), courier("b", 9)
    turns = exercise.take_turns(*pair)
    next(turns), next(turns)
    turns.close()
    states = {inspect.getgeneratorstate(one) for one in pair}
    assert states == {"GEN_CLOSED"}, (
        f"left behind after close: {states}"
    )


def test_an_error_in_close_spares_the_others(exercise):
    first, last = courier("a", 9), courier("b", 9)
    turns = exercise.take_turns(first, stubborn(), last)
    next(turns), next(turns), next(turns)
    try:
        turns.close()
    except OSError:
        pass
    else:
        pytest.fail(
            "all are closed, and the error of one goes on",
            pytrace=False,
        )
    states = {
        inspect.getgeneratorstate(one) for one in (first, last)
    }
    assert states == {"GEN_CLOSED"}, (
        f"an error in one close left behind: {states}"
    )
