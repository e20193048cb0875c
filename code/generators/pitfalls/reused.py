"""A function counts and then loops."""

from collections.abc import Iterator


def grams() -> Iterator[int]:
    yield from (100, 300)


def average(values: Iterator[int]) -> float:
    return sum(values) / len(values)
