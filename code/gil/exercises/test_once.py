"""Grades once.py: two threads are made to ask at the same moment."""

import threading

import pytest


def in_two_threads(call):
    """What the call returns in each of two threads."""
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(call()))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_threads_get_one_value(exercise):
    meeting = threading.Barrier(2)
    made = []

    def make():
        made.append(object())
        try:
            meeting.wait(timeout=0.5)
        except threading.BrokenBarrierError:
            pass  # Nobody else is making one, as it should be.
        return made[-1]

    first, second = in_two_threads(exercise.Once(make).get)

    assert len(made) == 1, "make() ran in both threads at once"
    assert first is second


def test_none_is_a_value(exercise):
    calls = []
    once = exercise.Once(lambda: calls.append("made"))

    assert once.get() is None
    assert once.get() is None
    assert calls == ["made"], "None was made again"


def test_a_failure_is_not_remembered(exercise):
    answers = iter([1, 0, 5])
    once = exercise.Once(lambda: 10 // next(answers) or 1 / 0)
    assert once.get() == 10

    answers = iter([0, 5])
    once = exercise.Once(lambda: 10 // next(answers))
    with pytest.raises(ZeroDivisionError):
        once.get()
    assert once.get() == 2
