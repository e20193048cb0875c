"""A job that nobody holds."""

import asyncio


async def refresh() -> None:
    """Refresh the routes in the background."""


async def handle() -> None:
    asyncio.create_task(refresh())
