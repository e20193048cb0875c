"""What reading and writing a property costs, as ratios.

Run it with ``python -m property.benchmarks.property_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. The loop around the access counts
on both sides. Printed: the lowest ratio of nine rounds, the
median and the highest.
"""

from functools import cached_property
from statistics import median
from timeit import repeat
from typing import Any

ROUNDS = 9


class Labeled(property):
    """A subclass of property that adds nothing."""


class Parcel:
    def __init__(self) -> None:
        self.plain = self._grams = 5

    @property
    def guarded(self) -> int:
        return self._grams

    @guarded.setter
    def guarded(self, value: int) -> None:
        self._grams = value

    @Labeled
    def labeled(self) -> int:
        return self._grams

    @cached_property
    def cached(self) -> int:
        return self._grams

    def method(self) -> int:
        return self._grams


class Dynamic(Parcel):
    """The same with a __getattr__, which every property pays."""

    def __getattr__(self, name: str) -> Any:
        if name == "dynamic":
            return self._grams
        raise AttributeError(name)


def seconds(statement: str) -> float:
    """Return the best of five runs."""
    parcel, dynamic = Parcel(), Dynamic()
    parcel.cached  # noqa: B018
    names = {"parcel": parcel, "dynamic": dynamic}
    runs = repeat(
        statement, number=20_000, repeat=5, globals=names
    )
    return min(runs)


def ratios(statement: str, base: str) -> list[float]:
    """Compare two statements in each round; sorted."""
    return sorted(
        seconds(statement) / seconds(base)
        for _ in range(ROUNDS)
    )


def read_ratios(read: str) -> list[float]:
    """Compare a read with that of a plain attribute."""
    return ratios(read, "parcel.plain")


def write_ratios() -> list[float]:
    """Compare a property's setter with a plain attribute."""
    return ratios("parcel.guarded = 7", "parcel.plain = 7")


def show(label: str, found: list[float]) -> None:
    """Print lowest, median and highest."""
    low, middle, high = found[0], median(found), found[-1]
    print(f"{label}: {low:.1f} {middle:.1f} {high:.1f}")


if __name__ == "__main__":
    for read in (
        "parcel.guarded",
        "parcel.method()",
        "parcel.cached",
        "parcel.labeled",
        "dynamic.guarded",
        "dynamic.dynamic",
    ):
        show(f"{read} / plain", read_ratios(read))
    show("parcel.guarded = 7 / plain", write_ratios())
