"""The part of a future that await needs."""

from collections.abc import Callable, Generator
from contextvars import Context
from typing import Any, Self


class Reply[T]:
    """A future for one waiting task; works in asyncio, too."""

    def __init__(self, loop: Any) -> None:
        self._loop, self._values = loop, list[T]()
        self._wake: Callable[[Self], object] | None = None

    # region await
    _asyncio_future_blocking = False

    def __await__(self) -> Generator[Self, None, T]:
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        return self.result()

    # endregion await
    def done(self) -> bool:
        return bool(self._values)

    def result(self) -> T:
        return self._values[0]

    def set_result(self, value: T) -> None:
        self._values.append(value)
        if self._wake:
            self._loop.call_soon(
                self._wake, self, context=self._context
            )

    def add_done_callback(
        self,
        call: Callable[[Self], object],
        *,
        context: Context | None = None,
    ) -> None:
        self._wake, self._context = call, context

    def get_loop(self) -> Any:
        return self._loop
