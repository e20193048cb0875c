"""A decorator that is a class, and works on methods too."""

from collections.abc import Callable
from functools import update_wrapper
from types import MethodType
from typing import Any, cast


# region counted
class Counted:
    """Count the calls of a function or a method."""

    def __init__(self, function: Callable[..., Any]) -> None:
        update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        return MethodType(self, instance)


# endregion counted
# region pickled
class Stored(Counted):
    """The same, pickled by name, as functions are."""

    def __reduce__(self) -> str:
        return cast(str, vars(self)["__qualname__"])


# endregion pickled
