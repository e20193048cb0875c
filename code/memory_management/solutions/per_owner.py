"""Identity is the key, and a weak reference tells its end.

An id is valid while its object lives, so the entry must go when
the object goes: the callback of a weak reference removes it. It
holds the key, never the owner. The weak reference is kept in
the entry, since a callback runs only if its weak reference is
still alive. ``WeakKeyDictionary`` would not do: it hashes and
compares owners.
"""

import weakref
from collections.abc import Callable
from typing import Any


def per_owner[O, R](
    function: Callable[[O], R],
) -> Callable[[O], R]:
    """Remember one result for each owner."""
    results: dict[int, tuple[R, Any]] = {}

    def cached(owner: O) -> R:
        key = id(owner)
        if key not in results:

            def forget(_: object) -> None:
                del results[key]

            result = function(owner)
            results[key] = result, weakref.ref(owner, forget)
        return results[key][0]

    return cached
