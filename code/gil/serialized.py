"""What threading.serialize_iterator does, for Python before 3.15."""

import threading
from collections.abc import Iterable, Iterator
from typing import Self


# region serialized
class Serialized[T]:
    """An iterator that several threads may draw from."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items: Iterator[T] = iter(items)
        self._lock = threading.Lock()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        with self._lock:
            return next(self._items)


# endregion serialized
