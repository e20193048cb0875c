"""Without a body there is no yield, and no async either."""

from collections.abc import AsyncIterator
from typing import Protocol


class Source(Protocol):
    def rows(self) -> AsyncIterator[int]: ...


async def total(source: Source) -> int:
    found = 0
    async for row in source.rows():
        found += row
    return found
