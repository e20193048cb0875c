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
def others_ran_during(
    call: Callable[[], object], tries: int = 5
) -> bool:
    """Let a second thread wait for the GIL, then call."""
    for _ in range(tries):
        ran: list[bool] = []
        gate = threading.Lock()
        gate.acquire()
        thread = threading.Thread(target=note, args=(gate, ran))
        thread.start()
        steps = (gate.release, call, ran.copy)
        *_, seen = map(operator.call, steps)
        thread.join()
        if seen:
            return True
    return False


def note(gate: threading.Lock, ran: list[bool]) -> None:
    """Leave a mark once the gate is open."""
    with gate:
        ran.append(True)


# endregion probe


UNASKED = 3600.0
"""An interval so long that nobody ever asks for the lock."""

AT_ONCE = 1e-6
"""The shortest interval: a waiting thread asks after 1 µs."""
