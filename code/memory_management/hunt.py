"""Tools for finding out what keeps objects alive."""

import gc
import linecache
import tracemalloc
from collections import Counter, deque
from collections.abc import Callable
from typing import Any


# region census
def census() -> Counter[str]:
    """Count the live containers by the name of their type."""
    gc.collect()
    return Counter(type(it).__name__ for it in gc.get_objects())


def growth(work: Callable[[], object]) -> Counter[str]:
    """Return what the work leaves alive."""
    work()  # Warm up: caches fill once, leaks fill always.
    before = census()
    work()
    return census() - before
    # endregion census


# region birthplace
def birthplace(work: Callable[[], object]) -> str:
    """Return the source line whose memory grew most."""
    tracemalloc.start()
    try:
        before = tracemalloc.take_snapshot()
        work()
        after = tracemalloc.take_snapshot()
    finally:
        tracemalloc.stop()
    most = after.compare_to(before, "lineno")[0].traceback[0]
    line = linecache.getline(most.filename, most.lineno)
    return line.strip()
    # endregion birthplace


# region chain
def chain(root: object, target: object) -> list[str]:
    """Return the types on a shortest way to the target."""
    came_from: dict[int, Any] = {id(root): None}
    queue: deque[Any] = deque([root])
    seen = [root]  # Keeps the ids valid.
    while queue:
        holder = queue.popleft()
        if holder is target:
            return way(holder, came_from)
        for held in gc.get_referents(holder):
            if id(held) not in came_from:
                came_from[id(held)] = holder
                queue.append(held)
                seen.append(held)
    return []
    # endregion chain


def way(end: object, came_from: dict[int, Any]) -> list[str]:
    """Follow the search back to where it began."""
    names: list[str] = []
    while end is not None:
        names.append(type(end).__name__)
        end = came_from[id(end)]
    return names[::-1]


def instances[T](kind: type[T]) -> list[T]:
    """Return the live instances of exactly this class."""
    return [it for it in gc.get_objects() if type(it) is kind]
