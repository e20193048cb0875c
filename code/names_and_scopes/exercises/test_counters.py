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


def cells(function, number):
    """Return the cells of a function that hold the number."""
    return {
        id(cell)
        for cell in function.__closure__ or ()
        if cell.cell_contents == number
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
    for _ in range(7):
        step()
        other()
    assert cells(step, 7), (
        "step holds no cell with the number itself; a list or "
        "dictionary in the cell is one detour too many"
    )
    assert cells(step, 7) & cells(read, 7), (
        "step and read of a pair hold different cells"
    )
    assert not cells(step, 7) & cells(other, 7), (
        "two counters hold the same cell"
    )
