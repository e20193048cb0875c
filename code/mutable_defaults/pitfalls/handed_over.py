"""A function changes what its caller passed."""

from collections.abc import Sequence


def heaviest(weights: Sequence[int]) -> int:
    weights.sort()
    return weights[-1]
