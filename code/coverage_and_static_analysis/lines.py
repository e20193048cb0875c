"""Which lines ran: a tracer on sys.monitoring."""

from collections.abc import Iterator
from contextlib import contextmanager
from sys import monitoring
from types import CodeType, FunctionType

TOOL = 3  # coverage.py takes 1; 3 and 4 have no owner
EVENTS = monitoring.events


# region tracer
@contextmanager
def lines_of(filename: str) -> Iterator[set[int]]:
    """Collect the lines of one file that run in the block."""
    seen: set[int] = set()
    codes: list[CodeType] = []

    def start(code: CodeType, offset: int) -> object:
        if code.co_filename == filename:
            codes.append(code)
            monitoring.set_local_events(TOOL, code, EVENTS.LINE)
        return monitoring.DISABLE  # ask once per code object

    def line(code: CodeType, number: int) -> object:
        seen.add(number)
        return monitoring.DISABLE  # tell once per line

    monitoring.use_tool_id(TOOL, "proven lines")
    # endregion tracer
    # region switch
    try:
        monitoring.register_callback(
            TOOL, EVENTS.PY_START, start
        )
        monitoring.register_callback(TOOL, EVENTS.LINE, line)
        monitoring.set_events(TOOL, EVENTS.PY_START)
        monitoring.restart_events()  # forget what was silenced
        yield seen
    finally:  # before 3.14, free_tool_id clears nothing
        monitoring.set_events(TOOL, 0)
        for code in codes:
            monitoring.set_local_events(TOOL, code, 0)
        for event in (EVENTS.PY_START, EVENTS.LINE):
            monitoring.register_callback(TOOL, event, None)
        monitoring.free_tool_id(TOOL)
    # endregion switch


def lines_in(code: CodeType) -> set[int]:
    """The lines that have instructions, inner code included."""
    lines = {line for *_, line in code.co_lines() if line}
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            lines |= lines_in(constant)
    return lines


def calls(work: FunctionType, answer: object) -> int:
    """How often LINE calls back if told this each time."""
    told: list[int] = []

    def line(code: CodeType, number: int) -> object:
        told.append(number)
        return answer

    monitoring.use_tool_id(TOOL, "proven calls")
    monitoring.register_callback(TOOL, EVENTS.LINE, line)
    monitoring.restart_events()
    code = work.__code__
    monitoring.set_local_events(TOOL, code, EVENTS.LINE)
    try:
        work()
    finally:
        monitoring.set_local_events(TOOL, code, 0)
        monitoring.register_callback(TOOL, EVENTS.LINE, None)
        monitoring.free_tool_id(TOOL)
    return len(told)
