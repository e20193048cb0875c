"""How the peak of memory grows with the input.

Run it with ``python -m generators.benchmarks.memory``. It
prints, for a pipeline of lists and one of generators, the peak
for 100,000 rows divided by the peak for 10,000 rows; then the
peak of the lists divided by that of the generators.
"""

import tracemalloc
from collections.abc import Callable, Iterator

SMALL, LARGE = 10_000, 100_000


def rows(count: int) -> Iterator[str]:
    """Make the input, one row at a time."""
    for number in range(count):
        yield f"Oslo,{number}"


def by_lists(count: int) -> int:
    """Every stage builds its whole result."""
    split = [row.split(",") for row in rows(count)]
    grams = [int(fields[1]) for fields in split]
    return sum([number for number in grams if number > 500])


def by_generators(count: int) -> int:
    """Every stage holds one row."""
    split = (row.split(",") for row in rows(count))
    grams = (int(fields[1]) for fields in split)
    return sum(number for number in grams if number > 500)


def peak(work: Callable[[int], object], count: int) -> int:
    """Return the most bytes held at once during the call."""
    work(10)
    tracemalloc.start()
    try:
        work(count)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth(work: Callable[[int], object]) -> float:
    """Return the growth of the peak for ten times the input."""
    return peak(work, LARGE) / peak(work, SMALL)


if __name__ == "__main__":
    print(f"lists: {growth(by_lists):.1f}")
    print(f"generators: {growth(by_generators):.1f}")
    lists = peak(by_lists, LARGE)
    share = lists / peak(by_generators, LARGE)
    print(f"lists / generators: {share:,.0f}")
