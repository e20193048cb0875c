"""A retry with backoff: plain and async functions, one policy."""

import asyncio
import inspect
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast


# region policy
@dataclass(frozen=True, kw_only=True)
class Retry:
    """Call again after an error of the class ``on``."""

    times: int = 3
    on: type[Exception] = OSError
    delay: float = 0.1
    sleep: Callable[[float], Any] | None = None

    def __post_init__(self) -> None:
        if self.times < 1:
            raise ValueError(f"times={self.times}: at least 1")
        if not issubclass(self.on, Exception):
            raise TypeError(f"on={self.on}: no Exception")

    def pauses(self) -> Iterator[float]:
        """Yield a pause for each attempt but the last."""
        for attempt in range(self.times - 1):
            yield self.delay * 2**attempt

    # endregion policy
    # region branch
    def __call__[**P, R](
        self, function: Callable[P, R]
    ) -> Callable[P, R]:
        """Wrap a function in a wrapper of its own kind."""
        if inspect.isgeneratorfunction(
            function
        ) or inspect.isasyncgenfunction(function):
            raise TypeError("a generator cannot be retried")
        made: Any = (
            self.coroutine(function)
            if inspect.iscoroutinefunction(function)
            else self.plain(function)
        )
        made.policy = self
        return cast(Callable[P, R], made)

    # endregion branch
    # region plain
    def plain(self, function: Any) -> Any:
        sleep = self.sleep or time.sleep

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            for pause in self.pauses():
                try:
                    return function(*args, **kwargs)
                except self.on:
                    sleep(pause)
            return function(*args, **kwargs)

        return wrapper

    # endregion plain
    # region coroutine
    def coroutine(self, function: Any) -> Any:
        sleep = self.sleep or asyncio.sleep

        @wraps(function)
        async def wrapper(*args: Any, **kwargs: Any) -> Any:
            for pause in self.pauses():
                try:
                    return await function(*args, **kwargs)
                except self.on:
                    await sleep(pause)
            return await function(*args, **kwargs)

        return wrapper

    # endregion coroutine
