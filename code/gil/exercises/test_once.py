"""Grades once.py: a second thread asks while the first one makes."""

import threading
import time

import pytest

from gil.together import result_within


@pytest.fixture(autouse=True)
def no_sleep(monkeypatch):
    """A sleep is not synchronization: here it takes no time."""
    monkeypatch.setattr(time, "sleep", lambda seconds: None)


def get(once):
    """What get() returns or raises, if it does."""
    try:
        return result_within(10, once.get)
    except TimeoutError:
        pytest.fail(
            "get() does not return: is a lock still held?"
        )


def test_two_threads_get_one_value(exercise):
    first_is_in, let_go_on = (
        threading.Event(),
        threading.Event(),
    )
    made, results = [], []

    def make():
        made.append(object())
        first_is_in.set()
        let_go_on.wait(timeout=10)
        return made[-1]

    once = exercise.Once(make)
    first, second = (
        threading.Thread(
            target=lambda: results.append(once.get()),
            daemon=True,
        )
        for _ in range(2)
    )
    first.start()
    assert first_is_in.wait(timeout=10), "get() calls no make()"
    second.start()
    second.join(timeout=0.5)
    waiting = second.is_alive()
    let_go_on.set()
    for thread in (first, second):
        thread.join(timeout=10)

    assert len(made) == 1, "make() ran in both threads at once"
    assert waiting, "the second get() must wait for the first"
    assert len(results) == 2, (
        "get() does not return: is a lock still held?"
    )
    assert results[0] is results[1]


def test_none_is_a_value(exercise):
    calls = []
    once = exercise.Once(lambda: calls.append("made"))

    assert get(once) is None
    assert get(once) is None
    assert calls == ["made"], (
        "None is a value too: do not make it again"
    )


def test_a_failure_is_not_remembered(exercise):
    answers = iter([0, 5])
    once = exercise.Once(lambda: 10 // next(answers))

    with pytest.raises(ZeroDivisionError):
        get(once)
    assert get(once) == 2
    assert get(once) == 2
