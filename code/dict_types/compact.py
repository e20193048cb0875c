"""A dictionary of two tables, as CPython's dict has them.

Left out: deletion by ``popitem``, tables shared by instances,
and everything that makes the original fast.
"""

from collections.abc import Iterator
from typing import Any

EMPTY, DUMMY = -1, -2
UNSIGNED = (1 << 64) - 1


class Compact:
    """Sparse indices into dense entries."""

    def __init__(self) -> None:
        self.live = 0
        self.indices = [EMPTY] * 8
        self.entries: list[Any] = []  # tuples, or None

    # region probe
    def places(self, hashed: int) -> Iterator[int]:
        """Yield where to look, in order; never ends."""
        mask = len(self.indices) - 1
        place, perturb = hashed & mask, hashed & UNSIGNED
        while True:
            yield place
            perturb >>= 5
            place = (place * 5 + perturb + 1) & mask

    # endregion probe

    # region find
    def find(self, key: Any) -> tuple[int, int]:
        """Return a place, and the index that stands there."""
        hashed = hash(key)
        for place in self.places(hashed):
            index = self.indices[place]
            if index == EMPTY:
                break
            if index == DUMMY:
                continue
            kept, other, _ = self.entries[index]
            if other is key or (
                kept == hashed and other == key
            ):
                return place, index
        return place, EMPTY

    # endregion find

    def __setitem__(self, key: Any, value: Any) -> None:
        index = self.find(key)[1]
        if index >= 0:
            kept = self.entries[index]
            self.entries[index] = (*kept[:2], value)
            return
        if len(self.entries) >= len(self.indices) * 2 // 3:
            self.rebuild()
        self.append(hash(key), key, value)
        self.live += 1

    def append(self, hashed: int, key: Any, value: Any) -> None:
        for place in self.places(hashed):
            if self.indices[place] < 0:  # empty or dummy
                break
        self.indices[place] = len(self.entries)
        self.entries.append((hashed, key, value))

    # region delete
    def __delitem__(self, key: Any) -> None:
        place, index = self.find(key)
        if index == EMPTY:
            raise KeyError(key)
        self.indices[place] = DUMMY
        self.entries[index] = None
        self.live -= 1

    def rebuild(self) -> None:
        """Drop what was deleted; the table may even shrink."""
        size = 8
        while size < self.live * 3:
            size *= 2
        old, self.entries = self.entries, []
        self.indices = [EMPTY] * size
        for entry in filter(None, old):
            self.append(*entry)

    # endregion delete

    def __getitem__(self, key: Any) -> Any:
        index = self.find(key)[1]
        if index == EMPTY:
            raise KeyError(key)
        return self.entries[index][2]

    def __iter__(self) -> Iterator[Any]:
        return (entry[1] for entry in self.entries if entry)

    def __len__(self) -> int:
        return self.live
