"""As many workers as may be under way, one list of things to
do, and a group that ends them together. All take their jobs
from the same iterator; between two awaits nobody interferes.

A semaphore around each job limits just as well and fails the
last test: a job that fails leaves ``async with turn`` and so
hands its turn to the next, which runs before the group has
heard of the failure. A worker that fails takes no more jobs.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence


async def deliver_all[T](
    jobs: Sequence[Callable[[], Awaitable[T]]], limit: int
) -> list[T]:
    results: dict[int, T] = {}
    waiting = iter(enumerate(jobs))

    async def work() -> None:
        for place, job in waiting:
            results[place] = await job()

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [results[place] for place in range(len(jobs))]
