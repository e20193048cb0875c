"""Count the calls of chosen functions, and of no others."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sys import monitoring
from types import CodeType
from typing import Protocol

# 0, 1, 2 and 5 are meant for debuggers, coverage, profilers
# and optimizers; 3 and 4 are free for us.
TOOL = 3


class Function(Protocol):
    """What has bytecode."""

    @property
    def __code__(self) -> CodeType: ...


# region counter
@contextmanager
def calls_of(
    *functions: Function,
) -> Iterator[Counter[str]]:
    counts: Counter[str] = Counter()
    codes = [function.__code__ for function in functions]

    def begin(code: CodeType, offset: int) -> None:
        counts[code.co_qualname] += 1

    event = monitoring.events.PY_START
    monitoring.use_tool_id(TOOL, "call counter")
    try:
        monitoring.register_callback(TOOL, event, begin)
        for code in codes:
            monitoring.set_local_events(TOOL, code, event)
        yield counts
    finally:
        stop(codes)


# endregion counter


def stop(codes: list[CodeType]) -> None:
    """Leave nothing behind, before 3.14 too."""
    event = monitoring.events.PY_START
    for code in codes:
        monitoring.set_local_events(TOOL, code, 0)
    monitoring.register_callback(TOOL, event, None)
    monitoring.free_tool_id(TOOL)


# region reached
@contextmanager
def reached(
    wanted: Callable[[CodeType], bool],
) -> Iterator[set[str]]:
    """Collect which functions ran at least once."""
    names: set[str] = set()

    def begin(code: CodeType, offset: int) -> object:
        if wanted(code):
            names.add(code.co_qualname)
        return monitoring.DISABLE

    event = monitoring.events.PY_START
    monitoring.use_tool_id(TOOL, "reached")
    try:
        monitoring.register_callback(TOOL, event, begin)
        monitoring.set_events(TOOL, event)
        monitoring.restart_events()
        yield names
    finally:
        monitoring.set_events(TOOL, 0)
        monitoring.register_callback(TOOL, event, None)
        monitoring.free_tool_id(TOOL)


# endregion reached
