"""A retry that waits alone."""

import asyncio


async def backoff(attempt: int) -> None:
    await asyncio.sleep(2**attempt)
