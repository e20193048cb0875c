"""Each stage has a frame of its own, with its own limit."""

from collections.abc import Iterable, Iterator


def above(items: Iterable[int], limit: int) -> Iterator[int]:
    return (item for item in items if item > limit)


def above_all(
    items: Iterable[int], limits: list[int]
) -> Iterator[int]:
    found = iter(items)
    for limit in limits:
        found = above(found, limit)
    return found
