"""Check, lock, check again.

The second check is the one that counts: it happens where no
other thread can act between it and the store. The first check
saves the lock once the value is there; it reads one attribute,
and a stale answer sends the caller to the lock, never past it.
A list of at most one item tells "nothing yet" from a value that
is None. An exception leaves through ``with``, which releases
the lock, and nothing was stored.
"""

import threading
from collections.abc import Callable


class Once[T]:
    """``get`` calls ``make`` the first time only."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._value: list[T] = []

    def get(self) -> T:
        """The value."""
        if not self._value:
            with self._lock:
                if not self._value:
                    self._value.append(self._make())
        return self._value[0]
