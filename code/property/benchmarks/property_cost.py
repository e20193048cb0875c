"""What reading and writing a property costs, as ratios.

Run it with ``python -m property.benchmarks.property_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. The loop around the access counts
on both sides. Printed: the lowest ratio of nine rounds, the
median and the highest.
"""

from functools import cached_property
from typing import Any

from measuring.ratios import Ratios, compare


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


def ratios(statement: str, base: str) -> Ratios:
    """Compare two statements about the same objects."""
    parcel = Parcel()
    parcel.cached  # noqa: B018
    names = {"parcel": parcel, "dynamic": Dynamic()}
    return compare(statement, base, number=20_000, names=names)


def read_ratios(read: str) -> Ratios:
    """Compare a read with that of a plain attribute."""
    return ratios(read, "parcel.plain")


def write_ratios() -> Ratios:
    """Compare a property's setter with a plain attribute."""
    return ratios("parcel.guarded = 7", "parcel.plain = 7")


if __name__ == "__main__":
    for read in (
        "parcel.guarded",
        "parcel.method()",
        "parcel.cached",
        "parcel.labeled",
        "dynamic.guarded",
        "dynamic.dynamic",
    ):
        print(f"{read} / plain: {read_ratios(read)}")
    print(f"parcel.guarded = 7 / plain: {write_ratios()}")
