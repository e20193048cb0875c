"""Exercise: a limit for each hub.

``limited(n)`` lets a method be called ``n`` times. The count is
shared by all instances. Give each instance its own, keep no
instance alive, and let two threads share an instance: exactly
``n`` calls come through. The instances can be hashed by
identity.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any


class TooMany(Exception):
    """The limit is reached."""


def limited(calls: int) -> Callable[[Any], Any]:
    def decorator(method: Any) -> Any:
        used = 0

        @wraps(method)
        def wrapper(
            self: Any, *args: Any, **kwargs: Any
        ) -> Any:
            nonlocal used
            if used >= calls:
                raise TooMany(method.__name__)
            used += 1
            return method(self, *args, **kwargs)

        return wrapper

    return decorator
