"""Solution: the try stands where the body runs.

The policy is a context manager, written once. Around it stand
three wrappers: one that calls, one that delegates with
``yield from``, one that awaits.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from inspect import iscoroutinefunction, isgeneratorfunction
from typing import Any


class UnknownParcel(Exception):
    """Nobody has seen this parcel."""


@contextmanager
def translation() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise UnknownParcel(error.args[0]) from error


def translated(function: Callable[..., Any]) -> Any:
    if iscoroutinefunction(function):

        @wraps(function)
        async def awaiting(*args: Any, **kwargs: Any) -> Any:
            with translation():
                return await function(*args, **kwargs)

        return awaiting
    if isgeneratorfunction(function):

        @wraps(function)
        def delegating(*args: Any, **kwargs: Any) -> Any:
            with translation():
                return (yield from function(*args, **kwargs))

        return delegating

    @wraps(function)
    def calling(*args: Any, **kwargs: Any) -> Any:
        with translation():
            return function(*args, **kwargs)

    return calling
