"""``timeout()`` waits for the code inside it, so the job must
be somewhere else: in a task of its own. ``asyncio.wait`` never
cancels and never raises what a task raised; it returns at the
deadline. What is left is to ask the job to leave and to go,
without waiting for an answer. A job that refuses runs on, so
something must hold it until it ends, and look at its error.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

_refusing: set[asyncio.Task[Any]] = set()


def _ended(task: asyncio.Task[Any]) -> None:
    _refusing.discard(task)
    if not task.cancelled():
        task.exception()  # seen, so nothing is logged


async def within[T](
    seconds: float, job: Coroutine[Any, Any, T]
) -> T:
    task = asyncio.create_task(job)
    try:
        await asyncio.wait([task], timeout=seconds)
    finally:
        if not task.done():
            _refusing.add(task)
            task.add_done_callback(_ended)
            task.cancel()
    if task.done():
        return task.result()
    raise TimeoutError
