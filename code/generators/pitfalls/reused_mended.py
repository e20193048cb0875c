"""A function that reads twice asks for a collection."""

from collections.abc import Collection, Iterator


def grams() -> Iterator[int]:
    yield from (100, 300)


def average(values: Collection[int]) -> float:
    return sum(values) / len(values)
