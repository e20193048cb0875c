"""A task that drives a coroutine, like ``asyncio.Task``.

It borrows the future. Left out: names, stacks, the reason of a
cancellation, the check that a future was awaited and belongs
to this loop, and that KeyboardInterrupt stops the loop.
"""
# mypy: allow-untyped-defs, allow-incomplete-defs

import asyncio
from asyncio import CancelledError
from contextvars import copy_context
from typing import Any


class Task(asyncio.Future[Any]):
    def __init__(self, coro, loop, context=None) -> None:
        super().__init__(loop=loop)
        self._coro = coro
        if context is None:  # an empty one is false
            context = copy_context()
        self._context = context
        self._waiter: asyncio.Future[Any] | None = None
        self._must_cancel = False
        self._requests = 0
        asyncio._register_task(self)  # type: ignore
        self._soon(self._step)

    def _soon(self, call, *args) -> None:
        self._loop.call_soon(call, *args, context=self._context)

    # region step
    def _step(self, error: BaseException | None = None) -> None:
        if self._must_cancel:
            error, self._must_cancel = CancelledError(), False
        self._waiter = None
        asyncio._enter_task(self._loop, self)  # type: ignore
        try:
            if error:
                yielded = self._coro.throw(error)
            else:
                yielded = self._coro.send(None)
        except StopIteration as stop:
            if self._must_cancel:
                super().cancel()
            else:
                self.set_result(stop.value)
        except CancelledError:
            super().cancel()
        except BaseException as failure:
            self.set_exception(failure)
        else:
            self._wait_for(yielded)
        finally:
            asyncio._leave_task(self._loop, self)  # type: ignore

    # endregion step
    # region wait
    def _wait_for(self, yielded) -> None:
        if yielded is None:
            self._soon(self._step)
        elif asyncio.isfuture(yielded):
            yielded._asyncio_future_blocking = False
            yielded.add_done_callback(
                self._wakeup, context=self._context
            )
            self._waiter = yielded
            if self._must_cancel and yielded.cancel():
                self._must_cancel = False
        else:
            text = f"Task got bad yield: {yielded!r}"
            self._soon(self._step, RuntimeError(text))

    def _wakeup(self, future) -> None:
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    # endregion wait
    # region cancel
    def cancel(self, msg=None) -> bool:
        if self.done():
            return False
        self._requests += 1
        if not (self._waiter and self._waiter.cancel()):
            self._must_cancel = True
        return True

    # endregion cancel
    def cancelling(self) -> int:
        return self._requests

    def uncancel(self) -> int:
        self._requests = max(0, self._requests - 1)
        self._must_cancel &= self._requests > 0
        return self._requests
