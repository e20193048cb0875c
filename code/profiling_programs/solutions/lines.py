"""Lines once, for one function, and nothing left behind.

``set_local_events`` watches one code object, so other functions
run without any instrumentation. Returning ``DISABLE`` silences
the line for this tool: the callback is called once for a line,
not once for each time it runs. ``restart_events`` undoes what
an earlier use has silenced. In 3.13 to 3.15 local events that
are taken back and set anew are awake without it; global events
of functions are not, and the documentation promises it for
neither. It wakes the silenced places of all tools; they go back
to sleep after one event each. Before 3.14 ``free_tool_id``
forgets neither events nor callbacks, so both are taken back by
hand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sys import monitoring
from types import CodeType, FunctionType

TOOL = 4


@contextmanager
def lines_of(function: FunctionType) -> Iterator[set[int]]:
    lines: set[int] = set()
    code = function.__code__
    first = code.co_firstlineno

    def line(_: CodeType, number: int) -> object:
        lines.add(number - first)
        return monitoring.DISABLE

    event = monitoring.events.LINE
    monitoring.use_tool_id(TOOL, "lines")
    try:
        monitoring.register_callback(TOOL, event, line)
        monitoring.set_local_events(TOOL, code, event)
        monitoring.restart_events()
        yield lines
    finally:
        monitoring.set_local_events(TOOL, code, 0)
        monitoring.register_callback(TOOL, event, None)
        monitoring.free_tool_id(TOOL)
