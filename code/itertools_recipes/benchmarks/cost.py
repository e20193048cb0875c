"""What the tools cost beside the plain spelling, as ratios.

Run it with ``python -m itertools_recipes.benchmarks.cost``.
Printed: the lowest, the median and the highest ratio of the
rounds. Below 1, the first of the two spellings is faster.
"""

import operator
from itertools import (
    batched,
    chain,
    groupby,
    pairwise,
    starmap,
    tee,
)

from itertools_recipes.vans import by_loop, by_pipeline
from measuring.ratios import Ratios, Statement, compare

PAIRS = [(number, number % 7) for number in range(2_000)]
LISTS = [list(range(10))] * 1_000
CODES = [f"P{number:06}" for number in range(2_000)]
WEIGHTS = [number % 9 + 1 for number in range(2_000)]


def runs_by_loop() -> list[int]:
    """Count the runs' lengths without groupby."""
    lengths: list[int] = []
    last = None
    for code in CODES:
        hub = code[:5]
        if hub == last:
            lengths[-1] += 1
        else:
            lengths.append(1)
            last = hub
    return lengths


def runs_by_groupby() -> list[int]:
    """Count the same with groupby."""
    groups = groupby(CODES, key=lambda code: code[:5])
    return [sum(1 for _ in run) for _, run in groups]


def tee_apart() -> object:
    """Read one branch to its end, then the other."""
    first, second = tee(iter(CODES))
    return list(first), list(second)


def list_twice() -> object:
    """Keep a list and read that twice."""
    kept = list(iter(CODES))
    return list(kept), list(kept)


def sliced() -> list[list[str]]:
    """Cut a list into pieces of 50."""
    starts = range(0, len(CODES), 50)
    return [CODES[start : start + 50] for start in starts]


type Sides = dict[str, tuple[Statement, Statement]]

SIDES: Sides = {
    "starmap(mul) / generator": (
        lambda: list(starmap(operator.mul, PAIRS)),
        lambda: list(a * b for a, b in PAIRS),  # noqa: C400
    ),
    "starmap(lambda) / generator": (
        lambda: list(starmap(lambda a, b: a * b, PAIRS)),
        lambda: list(a * b for a, b in PAIRS),  # noqa: C400
    ),
    "from_iterable / nested comprehension": (
        lambda: list(chain.from_iterable(LISTS)),
        lambda: [item for row in LISTS for item in row],
    ),
    "sum(lists, []) / from_iterable": (
        lambda: sum(LISTS, []),  # noqa: RUF017
        lambda: list(chain.from_iterable(LISTS)),
    ),
    "sum(lists, []) / from_iterable, 250": (
        lambda: sum(LISTS[:250], []),  # noqa: RUF017
        lambda: list(chain.from_iterable(LISTS[:250])),
    ),
    "pairwise / zip of a slice": (
        lambda: list(pairwise(CODES)),
        lambda: list(zip(CODES, CODES[1:])),  # noqa: B905, RUF007
    ),
    "batched / slices": (
        lambda: list(batched(CODES, 50, strict=True)),
        sliced,
    ),
    "groupby / loop": (runs_by_groupby, runs_by_loop),
    "tee read apart / list": (tee_apart, list_twice),
    "vans by pipeline / by loop": (
        lambda: list(by_pipeline(WEIGHTS, 50)),
        lambda: list(by_loop(WEIGHTS, 50)),
    ),
}


def ratios(
    label: str, number: int = 5, rounds: int = 5
) -> Ratios:
    """Compare the two sides with that label."""
    statement, base = SIDES[label]
    return compare(
        statement, base, number=number, rounds=rounds
    )


def main() -> None:
    """Print a line for each comparison."""
    for label in SIDES:
        print(f"{label}: {ratios(label)}")


if __name__ == "__main__":
    main()
