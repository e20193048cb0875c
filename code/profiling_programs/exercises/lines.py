"""Exercise: which lines ran?

``with lines_of(function) as lines:`` collects in the set
``lines`` the numbers of the lines of ``function`` that ran,
counted from the line of its ``def`` (which is 0), and of no
other function. A line that runs a million times may cost one
callback, and whatever happens in the block, the tool id must be
free afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sys import monitoring
from types import CodeType, FunctionType

TOOL = 4


@contextmanager
def lines_of(function: FunctionType) -> Iterator[set[int]]:
    lines: set[int] = set()
    first = function.__code__.co_firstlineno

    def line(code: CodeType, number: int) -> object:
        lines.add(number - first)
        return None

    event = monitoring.events.LINE
    monitoring.use_tool_id(TOOL, "lines")
    monitoring.register_callback(TOOL, event, line)
    monitoring.set_events(TOOL, event)
    yield lines
    monitoring.free_tool_id(TOOL)
