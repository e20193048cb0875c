"""An iterator that threads may share."""

from collections.abc import Iterable, Iterator
from threading import RLock


# region shared
class Shared[T](Iterator[T]):
    """Let one thread at a time advance an iterator."""

    def __init__(self, source: Iterable[T]) -> None:
        self._source = iter(source)
        self._lock = RLock()

    def __next__(self) -> T:
        with self._lock:
            return next(self._source)
        # endregion shared
