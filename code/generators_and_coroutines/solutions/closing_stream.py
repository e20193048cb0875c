"""``aclose()`` only makes an awaitable; awaiting it runs the
cleanup. Since that happens inside ``__aexit__``, the same
driver sees its pauses and the same block waits for it.

``__aexit__`` returns ``None``, so an error of the block goes
on. If the cleanup raises, too, the new error goes on, with the
old one as its context, as for any ``finally``.
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
        aclose = getattr(self.stream, "aclose", None)
        if aclose is not None:
            await aclose()
