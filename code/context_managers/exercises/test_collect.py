"""Grades exercise ``collect``."""

from contextlib import contextmanager

import pytest


class Courier:
    """Makes managers; notes what happens to them."""

    def __init__(self):
        self.log = []

    def maker(self, number, *, fails=False, swallows=()):
        @contextmanager
        def make():
            if fails:
                raise OSError(f"no line {number}")
            self.log.append(f"open {number}")
            try:
                yield number
            except swallows:
                self.log.append(f"swallow {number}")
            finally:
                self.log.append(f"close {number}")

        return make


def test_on_success_everything_stays_open(exercise):
    courier = Courier()
    makers = [courier.maker(number) for number in range(3)]
    values, close = exercise.open_all(makers)
    assert values == [0, 1, 2]
    assert courier.log == ["open 0", "open 1", "open 2"], (
        "nothing may be closed yet: hand the debts over before "
        "the with statement ends"
    )
    close()
    assert courier.log[3:] == ["close 2", "close 1", "close 0"]


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_failing_enter_closes_the_others(exercise, at):
    courier = Courier()
    makers = [
        courier.maker(number, fails=number == at)
        for number in range(5)
    ]
    with pytest.raises(OSError, match=f"no line {at}"):
        exercise.open_all(makers)
    opened = [f"open {number}" for number in range(at)]
    closed = [
        f"close {number}" for number in reversed(range(at))
    ]
    assert courier.log == opened + closed


def test_a_failing_maker_closes_the_others(exercise):
    courier = Courier()

    def makers():
        yield courier.maker(0)
        raise LookupError("no more makers")

    with pytest.raises(LookupError, match="no more makers"):
        exercise.open_all(makers())
    assert courier.log == ["open 0", "close 0"]


def test_a_suppressed_failure_is_an_error(exercise):
    courier = Courier()
    makers = [
        courier.maker(0, swallows=OSError),
        courier.maker(1, fails=True),
    ]
    with pytest.raises(RuntimeError):
        pytest.fail(
            f"returned {exercise.open_all(makers)}: what does "
            "the function do after its with statement?",
            pytrace=False,
        )
    assert courier.log[1:] == ["swallow 0", "close 0"]


def test_closing_goes_on_after_a_failure(exercise):
    log = []

    @contextmanager
    def broken(number):
        try:
            yield number
        finally:
            log.append(number)
            raise OSError(f"line {number}")

    _, close = exercise.open_all(
        [lambda: broken(1), lambda: broken(2)]
    )
    with pytest.raises(OSError, match="line 1"):
        close()
    assert log == [2, 1]
