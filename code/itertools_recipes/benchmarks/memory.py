"""How peak memory grows with the input, as ratios.

Run it with ``python -m itertools_recipes.benchmarks.memory``.
Each job runs on 5,000 and on 50,000 items; printed is the
peak of the second run divided by that of the first. About 1 is
flat, about 10 grows with the input.
"""

import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from itertools import (
    batched,
    chain,
    cycle,
    groupby,
    islice,
    pairwise,
    product,
    tee,
)

SMALL, LARGE = 5_000, 50_000

type Job = Callable[[int], object]


def drain(iterable: Iterable[object]) -> None:
    """Take every item and keep none."""
    for _ in iterable:
        pass


def codes(n: int) -> Iterator[str]:
    """Parcel codes, made one at a time."""
    return (f"P{number:06}" for number in range(n))


def as_list(n: int) -> None:
    drain([code[1:] for code in list(codes(n))])


def lazily(n: int) -> None:
    digits = (code[1:] for code in codes(n))
    drain(
        chain.from_iterable(batched(digits, 500, strict=False))
    )


def in_pairs(n: int) -> None:
    drain(pairwise(codes(n)))


def in_groups(n: int) -> None:
    drain(groupby(codes(n), key=lambda code: code[:4]))


def sorted_groups(n: int) -> None:
    drain(groupby(sorted(codes(n)), key=lambda code: code[:4]))


def tee_together(n: int) -> None:
    drain(zip(*tee(codes(n)), strict=True))


def tee_apart(n: int) -> None:
    first, second = tee(codes(n))
    drain(first)
    drain(second)


def one_round(n: int) -> None:
    drain(islice(cycle(codes(n)), n))


def first_product(n: int) -> None:
    next(product(codes(n), "AB"))


JOBS: list[Job] = [
    as_list,
    lazily,
    in_pairs,
    in_groups,
    sorted_groups,
    tee_together,
    tee_apart,
    one_round,
    first_product,
]


def peak(job: Job, n: int) -> int:
    """Return the most bytes held at once while the job runs."""
    tracemalloc.start()
    try:
        job(n)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth(job: Job) -> float:
    """Return how the peak grows as the input grows tenfold."""
    job(SMALL)  # whatever is made once is made now
    return peak(job, LARGE) / peak(job, SMALL)


def main() -> None:
    """Print a line for each job."""
    for job in JOBS:
        print(f"{job.__name__}: {growth(job):.1f}")


if __name__ == "__main__":
    main()
