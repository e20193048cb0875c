"""Work that outlives the call that starts it, with an owner."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Self


# region owner
class Background:
    """Runs jobs until closed; hears of each one's failure."""

    def __init__(
        self, on_error: Callable[[BaseException], None]
    ) -> None:
        self._tasks: set[asyncio.Task[object]] = set()
        self._on_error = on_error

    def start(self, job: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(job)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._on_error(error)

    # endregion owner
    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        for task in self._tasks:
            task.cancel()
        while self._tasks:
            await asyncio.wait(self._tasks)
