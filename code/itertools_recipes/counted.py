"""A source that knows how much was taken from it."""

from collections.abc import Iterable, Iterator


# region counted
class Counted[T]:
    """An iterator that counts what is taken from it."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = iter(items)
        self.taken = 0

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        item = next(self.items)
        self.taken += 1
        return item
        # endregion counted
