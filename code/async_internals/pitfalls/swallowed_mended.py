"""A worker that goes when it is asked to."""

import asyncio
import logging


async def deliver(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            print(await queue.get())
        except Exception:
            logging.exception("delivery failed")
