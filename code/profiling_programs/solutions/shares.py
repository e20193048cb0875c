"""Self time and total time from collapsed stacks.

The last name of a stack was running: its samples are self time,
pstats calls it tottime. All names of the stack were active:
total time, cumtime. A function that is on the stack twice was
active once, so each stack counts a name once; otherwise a
recursion gets more than a hundred percent. cProfile takes the
same care: it adds to cumtime when the outermost call returns.
"""

from collections import Counter
from collections.abc import Iterable


def shares(lines: Iterable[str]) -> dict[str, tuple[int, int]]:
    own: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in lines:
        stack, _, count = line.rpartition(" ")
        names = stack.split(";")
        own[names[-1]] += int(count)
        for name in set(names):
            total[name] += int(count)
    return {name: (own[name], total[name]) for name in total}
