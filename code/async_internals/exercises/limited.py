"""Exercise: at most so many at once.

``deliver_all(jobs, limit)`` calls each of the functions in
``jobs`` and awaits what it returns, at most ``limit`` of them
at a time, and returns the results in the order of ``jobs``.
Nothing is called before its turn. If one fails, the others are
cancelled, have ended before ``deliver_all`` raises, and those
whose turn has not come are never called.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence


async def deliver_all[T](
    jobs: Sequence[Callable[[], Awaitable[T]]], limit: int
) -> list[T]:
    return await asyncio.gather(*(job() for job in jobs))
