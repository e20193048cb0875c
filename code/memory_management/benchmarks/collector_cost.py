"""What the cycle collector costs, as ratios within one run.

Usage: python -m memory_management.benchmarks.collector_cost
"""

import gc
from collections.abc import Callable
from statistics import median
from timeit import repeat

from measuring.ratios import Ratios, compare

ROUNDS = 5


def heap_of(size: int) -> list[list[object]]:
    """Make that many containers and keep them."""
    return [[] for _ in range(size)]


def full_collection(factor: int = 10) -> Ratios:
    """A full collection with 500,000 lists, against 50,000."""
    base = 50_000
    gc.collect()
    gc.freeze()
    try:
        large = timed_collections(base * factor)
        small = timed_collections(base)
    finally:
        gc.unfreeze()
    ratios = [a / b for a, b in zip(large, small, strict=True)]
    ratios.sort()
    return Ratios(ratios[0], median(ratios), ratios[-1])


def timed_collections(size: int) -> list[float]:
    """Time full collections of a heap of that size."""
    kept = heap_of(size)
    found = repeat(gc.collect, number=1, repeat=ROUNDS)
    del kept
    return found


def switched(
    work: Callable[[], object], on: bool
) -> Callable[[], object]:
    """Return the work with the collector on or off.

    timeit switches the collector off, so "on" must be said.
    """

    def run() -> None:
        (gc.enable if on else gc.disable)()
        work()

    return run


def on_off(work: Callable[[], object]) -> Ratios:
    """Compare the same work with the collector on and off."""
    try:
        return compare(
            switched(work, on=True),
            switched(work, on=False),
            number=1,
            rounds=ROUNDS,
        )
    finally:
        gc.enable()


def churn() -> None:
    """Make and drop containers that are in no cycle."""
    for _ in range(50_000):
        dropped: list[object] = []
        del dropped


def main() -> None:
    """Print lowest, median and highest ratio."""
    print("full collection, heap 10 times:", full_collection())
    building = on_off(lambda: heap_of(200_000))
    print("building, collector on / off:", building)
    print("churning, collector on / off:", on_off(churn))


if __name__ == "__main__":
    main()
