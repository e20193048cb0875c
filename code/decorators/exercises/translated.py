"""Exercise: one policy for three kinds.

``translated`` turns a ``KeyError`` into ``UnknownParcel``. That
works for plain functions; generator functions and coroutine
functions return before they fail. Make it work for all three:
each stays of its kind, and what is sent into a generator
arrives.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any


class UnknownParcel(Exception):
    """Nobody has seen this parcel."""


def translated(function: Callable[..., Any]) -> Any:
    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except KeyError as error:
            raise UnknownParcel(error.args[0]) from error

    return wrapper
