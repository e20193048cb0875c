"""A future is a place where one task waits, so the gate keeps
one for each visitor. Opening it gives each its result; a
cancelled task has cancelled the future it waited for, hence
the check. What the futures do is schedule their tasks: those
run in the loop's next turn, and closing the gate before then
does not reach them. A visitor who leaves takes the future
along, or a gate that stays closed would collect them. It is
also how ``asyncio.Event`` works.
"""

import asyncio


class Gate:
    def __init__(self) -> None:
        self._is_open = False
        self._waiting: list[asyncio.Future[None]] = []

    def open(self) -> None:
        self._is_open = True
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    def close(self) -> None:
        self._is_open = False

    async def wait(self) -> None:
        if not self._is_open:
            future = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            try:
                await future
            finally:
                self._waiting.remove(future)
