"""A function reads what its caller passed."""

from collections.abc import Sequence


def heaviest(weights: Sequence[int]) -> int:
    return sorted(weights)[-1]
