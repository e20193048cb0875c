"""Grades exercise ``holes``."""

import pickle

import pytest


def show(*args, **keywords):
    return args, keywords


def test_without_holes_it_is_partial(exercise):
    call = exercise.bind(show, 1, size=2)
    assert call(3, color="red") == (
        (1, 3),
        {"size": 2, "color": "red"},
    )


def test_holes_are_filled_from_the_left(exercise):
    hole = exercise.HOLE
    call = exercise.bind(show, hole, "b", hole, "d")
    assert call("a", "c", "e") == (tuple("abcde"), {}), (
        "fill the holes first, then append"
    )


def test_a_hole_that_stands_last(exercise):
    try:
        call = exercise.bind(show, "a", exercise.HOLE)
    except TypeError:
        return  # 3.14 refuses it; so may you.
    assert call("b") == (("a", "b"), {})
    with pytest.raises(TypeError):
        call()


def test_an_open_hole_is_an_error(exercise):
    call = exercise.bind(show, exercise.HOLE, 2)
    with pytest.raises(TypeError):
        call()


def test_the_call_wins(exercise):
    call = exercise.bind(show, size=1)
    assert call(size=2) == ((), {"size": 2})
    assert call() == ((), {"size": 1}), (
        "one call must not change the next"
    )


def test_any_keyword_may_be_bound(exercise):
    call = exercise.bind(show, func=1, args=2, pattern=3)
    assert call() == (
        (),
        {"func": 1, "args": 2, "pattern": 3},
    ), "make the parameters of your own positional-only"


def test_values_are_not_compared(exercise):
    class Equal:
        __hash__ = None

        def __eq__(self, other):
            return True

    value = Equal()
    call = exercise.bind(show, exercise.HOLE, value, 8)
    got, keywords = call(7)
    assert (got[0], got[1] is value, got[2:], keywords) == (
        7,
        True,
        (8,),
        {},
    ), "a value that equals everything is no hole: use `is`"


def test_it_can_be_pickled(exercise):
    call = exercise.bind(str.replace, exercise.HOLE, "a", "b")
    try:
        copied = pickle.loads(pickle.dumps(call))
    except (pickle.PicklingError, AttributeError) as error:
        pytest.fail(f"a process pool would refuse it: {error}")
    assert copied("banana") == "bbnbnb", (
        "is the hole of the copy still HOLE?"
    )
