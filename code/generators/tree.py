"""A tree of hubs, walked through a generator at each level."""

from collections.abc import Iterator
from typing import NamedTuple


class Hub(NamedTuple):
    name: str
    children: tuple["Hub", ...] = ()


# region walk
def walk(hub: Hub) -> Iterator[str]:
    """Each level delegates to the next one."""
    yield hub.name
    for child in hub.children:
        yield from walk(child)


def walk_flat(hub: Hub) -> Iterator[str]:
    """The same order, from one frame and a list."""
    waiting = [hub]
    while waiting:
        current = waiting.pop()
        yield current.name
        waiting.extend(reversed(current.children))
        # endregion walk
