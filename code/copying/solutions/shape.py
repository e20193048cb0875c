"""Walk both graphs at once and keep a map each way. Meeting a
container that is known on either side, its partner must be the
one of the first meeting; then there is nothing more to compare,
which also ends cycles.

One map is too few: with ``there`` alone, ``[x, y]`` with two
equal lists would pass as a copy of it with one list twice, or
the other way round. Afterwards no container of one side may be
on the other. A stack instead of recursion copes with depth.
"""

from typing import Any


def same_shape(a: Any, b: Any) -> bool:
    """Whether ``b`` could be a deep copy of ``a``."""
    there: dict[int, int] = {}
    back: dict[int, int] = {}
    waiting = [(a, b)]
    while waiting:
        x, y = waiting.pop()
        if type(x) is not type(y):
            return False
        if not isinstance(x, list | dict):
            if x != y:
                return False
            continue
        if id(x) in there or id(y) in back:
            if there.get(id(x)) != id(y):
                return False
            continue
        there[id(x)], back[id(y)] = id(y), id(x)
        if len(x) != len(y):
            return False
        if isinstance(x, list):
            waiting += zip(x, y, strict=True)
        elif x.keys() != y.keys():
            return False
        else:
            waiting += [(x[key], y[key]) for key in x]
    return there.keys().isdisjoint(back)
