"""A rate limit: one log of calls for each decorated function."""

import time
from collections import deque
from collections.abc import Callable
from functools import wraps
from threading import Lock


class TooMany(Exception):
    """The limit is reached; try later."""


# region limit
def limited[**P, R](
    calls: int,
    per: float,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorator(function: Callable[P, R]) -> Callable[P, R]:
        lock = Lock()
        recent: deque[float] = deque()

        @wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            with lock:
                admit(recent, clock(), calls, per)
            return function(*args, **kwargs)

        return wrapper

    return decorator


# endregion limit
# region admit
def admit(
    recent: deque[float], now: float, calls: int, per: float
) -> None:
    """Note a call at ``now``, or raise TooMany."""
    while recent and now - recent[0] >= per:
        recent.popleft()
    if len(recent) >= calls:
        raise TooMany(f"{calls} calls in {per} s")
    recent.append(now)


# endregion admit
