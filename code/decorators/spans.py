"""One policy in four shapes: a span around whatever is called."""

from collections.abc import Callable, Iterator
from contextlib import aclosing, contextmanager
from functools import wraps
from inspect import (
    isasyncgenfunction,
    iscoroutinefunction,
    isgeneratorfunction,
)
from typing import Any, cast

events: list[str] = []


@contextmanager
def span(name: str) -> Iterator[None]:
    """Note that something begins, and that it ends."""
    events.append(f"enter {name}")
    try:
        yield
    finally:
        events.append(f"leave {name}")


# region plain
def plain(function: Any) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with span(function.__name__):
            return function(*args, **kwargs)

    return wrapper


def coroutine(function: Any) -> Any:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        with span(function.__name__):
            return await function(*args, **kwargs)

    return wrapper


# endregion plain
# region generator
def generator(function: Any) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with span(function.__name__):
            return (yield from function(*args, **kwargs))

    return wrapper


def stream(function: Any) -> Any:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        with span(function.__name__):
            inner = function(*args, **kwargs)
            async with aclosing(inner):
                async for value in inner:
                    yield value

    return wrapper


# endregion generator
# region choice
def spanned[F: Callable[..., Any]](function: F) -> F:
    """Open a span for as long as the function really runs."""
    shape = plain
    if isasyncgenfunction(function):
        shape = stream
    elif iscoroutinefunction(function):
        shape = coroutine
    elif isgeneratorfunction(function):
        shape = generator
    return cast(F, wraps(function)(shape(function)))


# endregion choice
