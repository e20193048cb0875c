"""Try the whole, then its parts, and go down into the first
part that fails. An object all of whose parts can be copied, or
that has none, is the culprit itself.

In a cycle a part may fail because it leads back to an object
above it, whose other parts are still to be tried. So the memo
of each attempt contains the objects above: ``deepcopy`` takes
them as copied and does not enter them. That ends cycles, too.
Each level copies anew, so this is for a debugger.
"""

import copy
from collections.abc import Iterator
from typing import Any


def parts(x: Any) -> Iterator[tuple[str, Any]]:
    """Yield how to reach each part, and the part."""
    if isinstance(x, list | tuple):
        for index, item in enumerate(x):
            yield f"[{index}]", item
    elif isinstance(x, dict):
        for key, value in x.items():
            yield f"[{key!r}]", value
    for name, value in getattr(x, "__dict__", {}).items():
        yield f".{name}", value


def culprit(x: Any, above: tuple[Any, ...] = ()) -> str | None:
    """Return the path to the first part that fails."""
    try:
        copy.deepcopy(x, {id(one): one for one in above})
    except Exception:
        for step, part in parts(x):
            rest = culprit(part, (*above, x))
            if rest is not None:
                return step + rest
        return ""
    return None
