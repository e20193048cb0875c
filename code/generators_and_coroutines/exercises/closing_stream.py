"""Exercise: close the stream here and now.

``ClosingStream(stream)`` is an asynchronous context manager
around an asynchronous iterator. It gives back the stream itself.
When the block is left, by whatever way, the stream has been
closed before the next statement runs, by the same driver. A
stream that has no ``aclose`` is left alone. Errors of the block
go on. Do not use ``contextlib``.
"""

from collections.abc import AsyncIterator
from types import TracebackType


class ClosingStream[T]:
    def __init__(self, stream: AsyncIterator[T]) -> None:
        self.stream = stream

    async def __aenter__(self) -> AsyncIterator[T]:
        return self.stream

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass
