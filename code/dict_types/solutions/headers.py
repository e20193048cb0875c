"""One dict from the folded name to the name as first written
and the value. The mixin methods of ``MutableMapping`` are
written in terms of these five, so ``get``, ``in``, ``pop``,
``update`` and ``setdefault`` need no line of their own.

A store under another spelling keeps the first one, and the
place in the order, as a dict does.
"""

from collections.abc import Iterable, Iterator, MutableMapping


class Headers(MutableMapping[str, str]):
    def __init__(
        self, pairs: Iterable[tuple[str, str]] = ()
    ) -> None:
        self.held: dict[str, tuple[str, str]] = {}
        self.update(pairs)

    def __getitem__(self, name: str) -> str:
        return self.held[name.casefold()][1]

    def __setitem__(self, name: str, value: str) -> None:
        folded = name.casefold()
        written = self.held.get(folded, (name, ""))[0]
        self.held[folded] = (written, value)

    def __delitem__(self, name: str) -> None:
        del self.held[name.casefold()]

    def __iter__(self) -> Iterator[str]:
        return (written for written, _ in self.held.values())

    def __len__(self) -> int:
        return len(self.held)
