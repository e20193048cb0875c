"""Compare the cost of two things on a busy machine.

A time says more about the machine than about the code. Each
round therefore times both sides, one right after the other, so
that a busy machine slows both, and keeps only their ratio.
"""

from collections.abc import Callable, Mapping
from statistics import median
from timeit import repeat
from typing import Any, NamedTuple

type Statement = str | Callable[[], object]


class Ratios(NamedTuple):
    """What the rounds of a comparison gave."""

    lowest: float
    median: float
    highest: float

    def __str__(self) -> str:
        return " ".join(f"{ratio:.2f}" for ratio in self)


def seconds(
    statement: Statement,
    number: int,
    setup: str = "pass",
    names: Mapping[str, Any] | None = None,
) -> float:
    """Return the best time of five runs of ``number`` each.

    What a statement given as text refers to is made by
    ``setup``, as local variables, or stands in ``names``.
    """
    return min(
        repeat(
            statement,
            setup,
            number=number,
            repeat=5,
            globals={**(names or {})},
        )
    )


def compare(
    statement: Statement,
    base: Statement,
    *,
    number: int = 10_000,
    rounds: int = 9,
    setup: str = "pass",
    names: Mapping[str, Any] | None = None,
) -> Ratios:
    """Return how many times as long ``statement`` takes.

    Both sides run ``number`` times, five times a round; the
    best of each five count. ``rounds`` is at least 1.
    """
    found = [
        seconds(statement, number, setup, names)
        / seconds(base, number, setup, names)
        for _ in range(rounds)
    ]
    return Ratios(min(found), median(found), max(found))
