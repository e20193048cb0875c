"""The caller makes the list."""

from collections.abc import Iterator, Sequence


def weights(lines: list[str]) -> Iterator[int]:
    return map(int, lines)


def share(grams: Sequence[int]) -> float:
    return max(grams) / sum(grams)


def heaviest(lines: list[str]) -> float:
    return share(list(weights(lines)))
