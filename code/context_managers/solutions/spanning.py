"""A wrapper must be of the same kind as what it wraps: calling
a generator function or a coroutine function runs nothing, so
the ``with`` statement has to stand inside a generator or a
coroutine of the wrapper's own.

``yield from`` passes on sent values, thrown exceptions and the
result. Asynchronous generators have no such form and are left
out.
"""

import functools
import inspect
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from typing import Any


def spanning(
    make: Callable[[], AbstractContextManager[Any]],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator."""

    def decorate(
        function: Callable[..., Any],
    ) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            with make():
                return function(*args, **kwargs)

        @functools.wraps(function)
        def iterate(
            *args: Any, **kwargs: Any
        ) -> Generator[Any, Any, Any]:
            with make():
                return (yield from function(*args, **kwargs))

        @functools.wraps(function)
        async def wait(*args: Any, **kwargs: Any) -> Any:
            with make():
                return await function(*args, **kwargs)

        if inspect.isgeneratorfunction(function):
            return iterate
        if inspect.iscoroutinefunction(function):
            return wait
        return call

    return decorate
