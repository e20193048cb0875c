"""Whether another thread gets to run while a call is running.

No clock is involved, so the answer is the same on a busy machine.
"""

import operator
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def switch_interval(seconds: float) -> Iterator[None]:
    """Set the switch interval, and put it back."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


# region probe
def others_ran(call: Callable[[], object]) -> bool:
    """Let a second thread wait for the lock, then call."""
    ran: list[bool] = []
    gate = threading.Lock()
    gate.acquire()

    def note() -> None:
        with gate:
            ran.append(True)

    thread = threading.Thread(target=note)
    thread.start()
    steps = (gate.release, call, ran.copy)
    *_, seen = map(operator.call, steps)
    thread.join()
    return bool(seen)


# endregion probe


def others_ran_during(
    call: Callable[[], object], tries: int = 50
) -> bool:
    """Whether any of several tries let another thread run."""
    return any(others_ran(call) for _ in range(tries))


UNASKED = 3600.0
"""An interval so long that nobody ever asks for the lock."""

AT_ONCE = 1e-6
"""The shortest interval: a waiting thread asks after 1 µs."""
