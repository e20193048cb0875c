"""Exercise: a cached property that runs once.

``functools.cached_property`` lets two threads run the function
for one instance. Complete ``once``, which does not: the second
thread waits for the first one's value. Threads that work on
different instances must not wait for each other, and a value
that is cached must be read without a call of ``__get__``.
"""

from collections.abc import Callable
from typing import Any


class once:
    """Decorator: a cached property with a lock per instance."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        # Complete the method: nothing is cached or locked yet.
        return self.function(instance)
