"""Solution: a weak mapping, and a lock around check and count.

The mapping stands in the decorator's scope, so each method has
one. Keys are held weakly: an entry goes with its instance. The
lock is released before the method runs, which may take long or
call a limited method itself.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary


class TooMany(Exception):
    """The limit is reached."""


def limited(calls: int) -> Callable[[Any], Any]:
    def decorator(method: Any) -> Any:
        lock = Lock()
        used: WeakKeyDictionary[Any, int] = WeakKeyDictionary()

        @wraps(method)
        def wrapper(
            self: Any, *args: Any, **kwargs: Any
        ) -> Any:
            with lock:
                count = used.get(self, 0)
                if count >= calls:
                    raise TooMany(method.__name__)
                used[self] = count + 1
            return method(self, *args, **kwargs)

        return wrapper

    return decorator
