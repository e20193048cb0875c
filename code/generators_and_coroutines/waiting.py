"""Where does a suspended coroutine wait?"""

from collections.abc import Iterator
from typing import Any

# region chain
LINKS = "cr_await", "gi_yieldfrom", "ag_await"


def chain(link: Any) -> Iterator[str]:
    """Name what waits for what, from the outermost inwards."""
    while link is not None:
        kind = type(link).__name__
        name = getattr(link, "__qualname__", "?")
        yield f"{kind} {name}"
        found = (getattr(link, name, None) for name in LINKS)
        link = next(filter(None, found), None)


# endregion chain
