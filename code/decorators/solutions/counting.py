"""Solution: only the number lives in the instance.

Each dot makes a new ``CountedMethod``, as it makes a new bound
method of a function. The number stays behind in the instance's
``__dict__``, under a key that names the owner: an override has
another. A copy takes the number along and binds to itself.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any


class Counted:
    def __init__(self, function: Callable[..., Any]) -> None:
        update_wrapper(self, function)
        self.function = function
        self.calls = 0
        self.key = ""

    def __set_name__(self, owner: type, name: str) -> None:
        place = f"{owner.__module__}.{owner.__qualname__}"
        self.key = f"calls of {place}.{name}"

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        return CountedMethod(self, instance)

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        return self.function(*args, **kwargs)


class CountedMethod:
    """A ``Counted`` and an instance, for one dot."""

    def __init__(self, counted: Counted, instance: Any) -> None:
        update_wrapper(self, counted.function)
        self.counted = counted
        self.instance = instance

    @property
    def calls(self) -> int:
        key = self.counted.key
        found: int = vars(self.instance).get(key, 0)
        return found

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        vars(self.instance)[self.counted.key] = self.calls + 1
        return self.counted.function(
            self.instance, *args, **kwargs
        )
