"""Run coroutines against a clock that moves by itself.

Waiting costs no time: a selector that is asked to sleep for
three seconds moves its clock by three and returns. Both loops
of this chapter accept such a selector, so that a program's
trace, times included, is the same on every machine.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any

from async_internals.tiny import Loop

type Trace = list[tuple[float, str]]
type Program = Callable[
    [Callable[[object], None]], Coroutine[Any, Any, object]
]


# region selector
class LeapingSelector(selectors.DefaultSelector):
    """Waits for sockets, but not for time."""

    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        patience = 10 if timeout is None else 0
        events = super().select(patience)
        if not events:
            if timeout is None:
                raise RuntimeError("nothing left to wait for")
            self.now += timeout
        return events


# endregion selector
# region loops
class LeapingLoop(asyncio.SelectorEventLoop):
    """asyncio's loop, with the selector's clock."""

    def __init__(
        self, selector: LeapingSelector | None = None
    ) -> None:
        self.selector = selector or LeapingSelector()
        super().__init__(self.selector)

    def time(self) -> float:
        return self.selector.now


# endregion loops
class LeapingTinyLoop(Loop):
    """The chapter's loop, with the selector's clock."""

    def __init__(self) -> None:
        self.selector = LeapingSelector()
        super().__init__(self.selector)
        self.time = lambda: self.selector.now


def asyncio_trace(program: Program) -> Trace:
    """What the program reports when asyncio runs it."""
    return _trace(
        program,
        lambda main: asyncio.run(
            main, loop_factory=LeapingLoop
        ),
    )


def tiny_trace(program: Program) -> Trace:
    """What it reports when the chapter's loop runs it."""
    return _trace(
        program, lambda main: LeapingTinyLoop().run(main)
    )


def _trace(
    program: Program, run: Callable[[Any], object]
) -> Trace:
    trace: Trace = []

    def say(what: object) -> None:
        loop = asyncio.get_running_loop()
        trace.append((loop.time(), str(what)))

    try:
        trace.append((-1, f"returned {run(program(say))!r}"))
    except BaseException as error:
        trace.append((-1, f"raised {error!r}"))
    return trace
