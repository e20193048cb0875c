"""A set keeps each task until it is done."""

import asyncio
from collections.abc import Coroutine
from typing import Any

running: set[asyncio.Task[None]] = set()


async def dispatch(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work)
    running.add(task)
    task.add_done_callback(running.discard)
