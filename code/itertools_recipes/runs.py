"""``itertools.groupby`` in Python, with the state of the C code.

Left out: what happens when a key's ``__eq__`` or the source
advances the same groupby while it is being advanced.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

NOTHING: Any = object()


def same(one: object, other: object) -> bool:
    """Compare as containers do: identity first."""
    return one is other or bool(one == other)


# region runs
class Runs[T, K]:
    """The only object that reads the source."""

    def __init__(
        self, items: Iterable[T], key: Callable[[T], K]
    ) -> None:
        self.source, self.key = iter(items), key
        self.item: T = NOTHING  # read, not yet handed out
        self.seen: K = NOTHING  # the key of that item
        self.target: K = NOTHING  # the key of the last group
        self.owner: Run[T, K] | None = None

    def step(self) -> None:
        item = next(self.source)
        self.seen = self.key(item)
        self.item = item

    def __iter__(self) -> "Runs[T, K]":
        return self

    # endregion runs

    # region next_run
    def __next__(self) -> tuple[K, "Run[T, K]"]:
        self.owner = None  # the last group loses its right
        while self.seen is NOTHING or (
            self.target is not NOTHING
            and same(self.target, self.seen)
        ):
            self.step()  # skips what is left of that group
        self.target = self.seen
        self.owner = Run(self, self.target)
        return self.target, self.owner
        # endregion next_run


# region run
class Run[T, K]:
    """A group: a key and a pointer to the shared reader."""

    def __init__(self, runs: Runs[T, K], key: K) -> None:
        self.runs, self.key = runs, key

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        runs = self.runs
        if runs.owner is not self:
            raise StopIteration
        if runs.seen is NOTHING:
            runs.step()
        if not same(self.key, runs.seen):
            raise StopIteration
        item = runs.item
        runs.item = runs.seen = NOTHING
        return item
        # endregion run
