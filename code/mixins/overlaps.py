"""What the bases of a class would hide from one another."""

from itertools import combinations

from mro_and_super.c3 import linearize_bases


class _Sample:
    note: str


# What the interpreter itself puts into a class.
BOOKKEEPING = {*vars(_Sample), "__annotations_cache__"}


# region hidden
def hidden(*bases: type) -> dict[str, tuple[type, type]]:
    """Find what an unrelated class to the left would hide.

    Maps a name to the class that wins and the class that
    loses. An override in a subclass hides nothing, nor does
    a function that calls super(); object is left out.
    """
    order = linearize_bases(bases)[:-1]
    found: dict[str, tuple[type, type]] = {}
    for winner, loser in combinations(order, 2):
        if issubclass(winner, loser):
            continue
        both = vars(winner).keys() & vars(loser).keys()
        for name in both - BOOKKEEPING:
            if not calls_super(vars(winner)[name]):
                found.setdefault(name, (winner, loser))
    return found


def calls_super(value: object) -> bool:
    """Say whether a plain function mentions super()."""
    code = getattr(value, "__code__", None)
    return code is not None and "__class__" in code.co_freevars
    # endregion hidden


# region shared
def shared_state(*bases: type) -> dict[str, tuple[type, type]]:
    """Find attributes that two unrelated bases both assign.

    ``__static_attributes__`` lists the names that the
    functions of a class body assign on ``self``.
    """
    order = linearize_bases(bases)[:-1]
    found: dict[str, tuple[type, type]] = {}
    for left, right in combinations(order, 2):
        if issubclass(left, right):
            continue
        for name in assigned(left) & assigned(right):
            found.setdefault(name, (left, right))
    return found


def assigned(cls: type) -> set[str]:
    """Return the names that a class's own body assigns."""
    return {*vars(cls).get("__static_attributes__", ())}
    # endregion shared
