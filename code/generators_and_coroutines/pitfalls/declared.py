"""A protocol declares a stream, with async and without yield."""

from collections.abc import AsyncIterator
from typing import Protocol


class Source(Protocol):
    async def rows(self) -> AsyncIterator[int]: ...


async def total(source: Source) -> int:
    found = 0
    async for row in source.rows():
        found += row
    return found
