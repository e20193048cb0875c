"""A lock per instance, in the instance, while it is needed.

``setdefault`` on a dict is atomic, so all threads that come
before the value get one lock. Whoever waited looks again before
running the function. The value is stored under the name of the
attribute: a non-data descriptor loses to the instance's dict,
so later reads do not come here. Then the lock is dropped, for a
lock cannot be pickled.

After an exception the lock stays, for another thread may wait
on it. If one thread deletes the value while others compute it,
the function can run twice at a time.
"""

from collections.abc import Callable
from threading import Lock
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
        state = vars(instance)
        key = f"{self.name} lock"
        with state.setdefault(key, Lock()):
            value = state.get(self.name, self)
            if value is self:  # nobody was faster
                value = self.function(instance)
                state[self.name] = value
            state.pop(key, None)
            return value
