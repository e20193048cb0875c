"""A job that the handler's caller owns."""

import asyncio


async def refresh() -> None:
    """Refresh the routes in the background."""


async def handle(group: asyncio.TaskGroup) -> None:
    group.create_task(refresh())
