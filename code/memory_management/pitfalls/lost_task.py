"""Nobody but the event loop knows the task, and weakly."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def dispatch(work: Coroutine[Any, Any, None]) -> None:
    asyncio.create_task(work)
