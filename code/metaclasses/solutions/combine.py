"""Collect the types of the bases, drop those that a subclass
among them covers, and see how many are left.

The candidates are compared as a set and not from left to right,
so the common subclass is found in any order; CPython's loop
gives up at the first unrelated pair. A new metaclass is itself
made by a metaclass, and two candidates can conflict one floor
up: there ``combine`` helps itself. It ends at ``type``, whose
type is ``type``.

What no program can decide is whether the two metaclasses work
together: both must call ``super()`` and agree about keywords.
"""

from functools import cache


def combine(*bases: type) -> type:
    """Return a metaclass that all bases accept."""
    found = dict.fromkeys(type(base) for base in bases)
    tops = [c for c in found if not covered(c, [*found])]
    return joined(*tops)


def covered(candidate: type, found: list[type]) -> bool:
    """Tell whether another candidate derives from this one."""
    return any(
        issubclass(other, candidate)
        for other in found
        if other is not candidate
    )


@cache
def joined(*metaclasses: type) -> type:
    """Derive from all of them, if it is more than one."""
    if not metaclasses:
        return type
    if len(metaclasses) == 1:
        return metaclasses[0]
    name = "And".join(m.__name__ for m in metaclasses)
    maker = combine(*metaclasses)
    made: type = maker(name, metaclasses, {})
    return made
