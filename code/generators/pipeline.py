"""A pipeline of generators, from lines to batches."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Parcel(NamedTuple):
    city: str
    grams: int


# region stages
def lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def parcels(rows: Iterable[str]) -> Iterator[Parcel]:
    for row in rows:
        city, grams = row.split(",")
        yield Parcel(city, int(grams))


def heavy(
    items: Iterable[Parcel], limit: int
) -> Iterator[Parcel]:
    return (item for item in items if item.grams > limit)
    # endregion stages
