"""Exercise: self time and total time from collapsed stacks.

A line is ``main;parse;decode 42``: a stack, outermost function
first, and the number of samples that saw it. ``shares`` returns
for each function a pair: in how many samples it was on top,
and in how many it was anywhere on the stack. The sketch is
wrong for the first, and for functions that call themselves.
"""

from collections.abc import Iterable


def shares(lines: Iterable[str]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        stack, _, count = line.rpartition(" ")
        for name in stack.split(";"):
            own, total = found.get(name, (0, 0))
            found[name] = (own, total + int(count))
    return found
