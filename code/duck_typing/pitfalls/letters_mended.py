"""A string is a sequence of strings, this is a list."""

from collections.abc import Iterator
from typing import Protocol


class Series[T](Protocol):
    """A sequence whose ``in`` takes any object."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[T]: ...
    def __getitem__(self, index: int, /) -> T: ...
    def __contains__(self, value: object, /) -> bool: ...


def labels(cities: Series[str]) -> list[str]:
    return [f"to {city}" for city in cities]


labels(["Oslo"])
