"""An event loop that runs what was written for asyncio.

``Loop().run(main())`` runs the coroutines that ``asyncio.run``
runs. Left out: threads, signals, processes, transports, debug
mode, exception handlers, sending.
"""
# mypy: allow-untyped-defs, allow-incomplete-defs

import asyncio
import heapq
import time
from collections import deque
from contextvars import copy_context
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from async_internals.tiny_task import Task


class Handle:
    def __init__(
        self, call, args, context=None, when=0.0
    ) -> None:
        self.call, self.args, self.when = call, args, when
        if context is None:  # an empty one is false
            context = copy_context()
        self.context = context

    def __lt__(self, other: "Handle") -> bool:
        return self.when < other.when

    def cancel(self) -> None:
        self.call = None


class Loop:
    time = staticmethod(time.monotonic)

    def __init__(self, selector=None) -> None:
        self.ready, self._heap = (
            deque[Handle](),
            list[Handle](),
        )
        self._selector = selector or DefaultSelector()

    def get_debug(self) -> bool:
        return False

    def create_future(self) -> asyncio.Future[Any]:
        return asyncio.Future(loop=self)  # type: ignore

    def create_task(self, coro, context=None, **_) -> Task:
        return Task(coro, self, context)

    def call_soon(self, call, *args, context=None) -> Handle:
        handle = Handle(call, args, context)
        self.ready.append(handle)
        return handle

    def call_later(self, delay, call, *args) -> Handle:
        return self.call_at(self.time() + delay, call, *args)

    def call_at(self, when, call, *args) -> Handle:
        handle = Handle(call, args, when=when)
        heapq.heappush(self._heap, handle)
        return handle

    # region sockets
    async def sock_recv(self, sock, size: int) -> bytes:
        try:
            return sock.recv(size)
        except BlockingIOError:
            future = self.create_future()
        self._selector.register(sock, EVENT_READ, future)
        try:
            await future
        finally:
            self._selector.unregister(sock)
        return sock.recv(size)

    def _readable(self, future) -> None:
        if not future.done():
            future.set_result(None)

    # endregion sockets
    # region once
    def run_once(self) -> None:
        while self._heap and not self._heap[0].call:
            heapq.heappop(self._heap)
        timeout = 0.0 if self.ready else None
        if self._heap and not self.ready:
            timeout = max(0, self._heap[0].when - self.time())
        for key, _ in self._selector.select(timeout):
            self.call_soon(self._readable, key.data)
        while self._heap and self._heap[0].when <= self.time():
            self.ready.append(heapq.heappop(self._heap))
        for _ in range(len(self.ready)):
            handle = self.ready.popleft()
            if handle.call:
                handle.context.run(handle.call, *handle.args)

    # endregion once
    def run_until_done(self, *tasks) -> None:
        while not all(task.done() for task in tasks):
            self.run_once()

    def run(self, main) -> Any:
        asyncio._set_running_loop(self)  # type: ignore
        try:
            task = self.create_task(main)
            self.run_until_done(task)
            rest = asyncio.all_tasks()
            for left in rest:
                left.cancel()
            self.run_until_done(*rest)
            return task.result()
        finally:
            asyncio._set_running_loop(None)
            self._selector.close()
