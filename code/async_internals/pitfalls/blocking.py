"""A retry that stops every other task."""

import time


async def backoff(attempt: int) -> None:
    time.sleep(2**attempt)
