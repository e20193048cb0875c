"""Exercise: a deadline that holds.

``within(seconds, job)`` returns the job's result, or raises
what the job raised. If the job is not done in time it is
cancelled, and ``TimeoutError`` is raised at once, even if the
job swallows its cancellation and goes on; such a job must not
be lost, so hold it until it ends. If the caller of
``within`` is cancelled, the job is cancelled, too.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def within[T](
    seconds: float, job: Coroutine[Any, Any, T]
) -> T:
    async with asyncio.timeout(seconds):
        return await job
