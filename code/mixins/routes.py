"""A set type made of five methods and a mixin."""

from collections.abc import Iterable, Iterator, Set


# region stops
class Stops(Set[str]):
    """An immutable set that keeps the order of its members."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    # endregion stops
