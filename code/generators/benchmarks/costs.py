"""What suspension costs, as ratios within one run.

Run it with ``python -m generators.benchmarks.costs``. Printed:
the lowest ratio of the rounds, the median and the highest.
"""

from collections.abc import Iterable, Iterator

from measuring.ratios import Ratios, compare

NUMBERS = range(200)


class Counter:
    """What ``count_up`` does, as an iterator class."""

    def __init__(self, stop: int) -> None:
        self.number = 0
        self.stop = stop

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        if self.number >= self.stop:
            raise StopIteration
        self.number += 1
        return self.number


def count_up(stop: int) -> Iterator[int]:
    number = 0
    while number < stop:
        number += 1
        yield number


def nested(depth: int) -> Iterator[int]:
    """Yield 200 numbers through ``depth`` generators."""
    if depth == 1:
        yield from NUMBERS
    else:
        yield from nested(depth - 1)


def drain(items: Iterable[int]) -> None:
    for _ in items:
        pass


def lazy_sum() -> Ratios:
    return compare(
        lambda: sum(number + 1 for number in NUMBERS),
        lambda: sum([number + 1 for number in NUMBERS]),
        number=20,
        rounds=15,
    )


def class_iterator() -> Ratios:
    return compare(
        lambda: drain(Counter(200)),
        lambda: drain(count_up(200)),
        number=20,
        rounds=15,
    )


def deep(depth: int) -> Ratios:
    return compare(
        lambda: drain(nested(depth)),
        lambda: drain(nested(1)),
        number=5,
        rounds=15,
    )


if __name__ == "__main__":
    print(f"sum(generator) / sum([list]): {lazy_sum()}")
    print(f"iterator class / generator: {class_iterator()}")
    print(f"21 levels / 1 level: {deep(21)}")
