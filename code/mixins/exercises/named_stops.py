"""Exercise: a set with a name.

``Route`` gets its operators from collections.abc.Set. The
mixin knows nothing of the name, so ``&`` and the others fail,
and a route cannot be a key of a dictionary.

Make ``&``, ``|``, ``-`` and ``^`` return a Route that is named
"unnamed", keep ``==`` and ``<=`` as they are, and make routes
hashable, so that equal sets have equal hashes: a route and a
frozenset of the same stops, too.
"""

from collections.abc import Iterable, Iterator, Set


class Route(Set[str]):
    """An immutable set of stops, in order, with a name."""

    def __init__(self, name: str, stops: Iterable[str]) -> None:
        self.name = name
        self._stops = tuple(dict.fromkeys(stops))

    def __contains__(self, stop: object) -> bool:
        return stop in self._stops

    def __iter__(self) -> Iterator[str]:
        return iter(self._stops)

    def __len__(self) -> int:
        return len(self._stops)
