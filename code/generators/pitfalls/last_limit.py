"""A loop stacks filters that all look up the same name."""

from collections.abc import Iterable, Iterator


def above_all(
    items: Iterable[int], limits: list[int]
) -> Iterator[int]:
    found = iter(items)
    for limit in limits:
        found = (item for item in found if item > limit)
    return found
