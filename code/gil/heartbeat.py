"""A thread that shows when it was kept from running."""

import operator
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Self

HOLDS = 0.6
"""A larger share of silence means: the call holds the lock."""


class Heartbeat:
    """A thread that wakes every millisecond and notes the time."""

    def __init__(self) -> None:
        self._beats: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self._stop.wait(0.001):
            self._beats.append(time.perf_counter())

    def worst_gap(self, call: Callable[[], object]) -> float:
        """The longest silence, as a share of the call's time.

        The clock is read from C, like the call: were it read
        from bytecode, the lock could change hands in between.
        """
        self._beats.clear()
        clock = time.perf_counter
        steps: tuple[Callable[[], Any], ...] = (
            clock,
            call,
            clock,
        )
        start, _, end = map(operator.call, steps)
        within = [beat for beat in self._beats if beat < end]
        marks = [start, *within, end]
        silence = max(b - a for a, b in pairwise(marks))
        return float(silence / (end - start))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def smallest_gap(
    heartbeat: Heartbeat,
    call: Callable[[], object],
    tries: int = 5,
) -> float:
    """The worst gap in the best of several tries.

    A call that lets go can look silent where the machine is
    busy. One that holds the lock cannot look as if it let go.
    """
    smallest = 1.0
    for _ in range(tries):
        smallest = min(smallest, heartbeat.worst_gap(call))
        if smallest < HOLDS:
            break
    return smallest
