"""The operators of Set make their results with
``_from_iterable``, a class method that calls ``cls(iterable)``.
A class whose constructor wants more overrides that one hook.

Set defines ``__eq__``, so ``__hash__`` is None in it and in
what inherits from it. ``Set._hash`` computes a hash from the
members alone, with the algorithm of frozenset; a class that
does not change says so by naming it.
"""

from collections.abc import Iterable, Iterator, Set
from typing import Self


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

    # Set promises a set of any type; a route has stops only.
    @classmethod
    def _from_iterable(  # type: ignore[override]
        cls, it: Iterable[str]
    ) -> Self:
        return cls("unnamed", it)

    def __hash__(self) -> int:
        return self._hash()
