"""Grades exercise ``counters``."""

import inspect

import pytest


@pytest.fixture
def make(exercise):
    """``make_counters``, with its errors made readable."""

    def make(n):
        try:
            return exercise.make_counters(n)
        except NotImplementedError as error:
            pytest.fail(str(error), pytrace=False)

    return make


def cells(function):
    """Return the cells of a function that hold a number."""
    return {
        id(cell)
        for cell in function.__closure__ or ()
        if isinstance(cell.cell_contents, int)
    }


def test_a_counter_counts(make):
    step, read = make(1)[0]
    assert read() == 0, "a counter starts at 0"
    assert [step(), step()] == [1, 2], "step returns the value"
    assert read() == 2, "read and step must share a variable"


def test_the_counters_are_independent(make):
    counters = make(3)
    assert len(counters) == 3
    counters[0][0]()
    counters[2][0]()
    counters[2][0]()
    assert [read() for _, read in counters] == [1, 0, 2], (
        "the counters share a variable: one call of a "
        "function makes one cell"
    )


def test_each_call_starts_afresh(make):
    make(1)[0][0]()
    assert make(1)[0][1]() == 0, "the count outlived its call"


def test_no_counters_at_all(make):
    assert make(0) == []


def test_no_parameters(make):
    for function in make(1)[0]:
        assert not inspect.signature(function).parameters, (
            "a default argument widens the signature"
        )


def test_the_state_is_in_one_shared_cell(make):
    (step, read), (other, _) = make(2)
    assert cells(step), "step holds no number in a cell"
    assert cells(step) & cells(read), (
        "step and read of a pair hold different cells"
    )
    assert not cells(step) & cells(other), (
        "two counters hold the same cell"
    )
