"""A worker that cannot be cancelled."""

import asyncio
import logging


async def deliver(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            print(await queue.get())
        except:
            logging.exception("delivery failed")
