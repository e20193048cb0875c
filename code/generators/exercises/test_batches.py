"""Grades exercise ``batches``."""

import inspect
import tracemalloc

import pytest


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "parcels.csv"
    file.write_text("Oslo,100\n\nTurin,200\nOslo,300\n")
    return file


def state(exercise):
    return inspect.getgeneratorstate(exercise.handed_out[-1])


def test_batches_are_full_but_for_the_last(exercise, path):
    found = list(exercise.batches(path, 2))
    assert found == [
        [("Oslo", 100), ("Turin", 200)],
        [("Oslo", 300)],
    ], f"batches of two, the rest last, not {found}"


def test_an_empty_file_has_no_batches(exercise, tmp_path):
    file = tmp_path / "empty.csv"
    file.write_text("\n\n")
    assert list(exercise.batches(file, 2)) == [], (
        "a file of blank lines has no batch"
    )


def test_a_bad_size_is_refused_at_the_call(exercise, path):
    try:
        exercise.batches(path, 0)
    except ValueError:
        return
    pytest.fail(
        "batches(path, 0) raised nothing: a check in a "
        "generator function waits for the first next()",
        pytrace=False,
    )


def test_the_file_is_closed_when_the_caller_stops(
    exercise, path
):
    stream = exercise.batches(path, 1)
    next(stream)
    assert state(exercise) == "GEN_SUSPENDED", (
        "three batches: the reader waits after the first"
    )
    stream.close()
    assert state(exercise) == "GEN_CLOSED", (
        "the reader is still suspended with the file open"
    )


def test_the_file_is_closed_after_a_bad_line(exercise, path):
    path.write_text("Oslo,100\nnonsense\n")
    stream = exercise.batches(path, 1)
    assert next(stream) == [("Oslo", 100)], (
        "the good line comes before the bad one is read"
    )
    try:
        next(stream)
    except ValueError:
        assert state(exercise) == "GEN_CLOSED", (
            "an error left the reader suspended"
        )
    else:
        pytest.fail(
            "a bad line must raise ValueError", pytrace=False
        )


def test_memory_does_not_grow(exercise, tmp_path):
    file = tmp_path / "many.csv"
    file.write_text("Oslo,100\n" * 50_000)
    tracemalloc.start()
    try:
        count = sum(map(len, exercise.batches(file, 10)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 50_000, f"50,000 parcels, not {count}"
    assert peak < 450_000, (
        f"a peak of {peak:,} bytes for a file of 450,000"
    )
