"""One call of ``make_counter`` makes one cell for ``count``.
``step`` and ``read`` of that call share it; the next call makes
the next. Written in the loop of ``make_counters`` directly, all
the functions would share the cells of that one call.
"""

from collections.abc import Callable

Counter = tuple[Callable[[], int], Callable[[], int]]


def make_counter() -> Counter:
    """Return one counter that starts at 0."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return count

    def read() -> int:
        return count

    return step, read


def make_counters(n: int) -> list[Counter]:
    """Return n counters that start at 0."""
    return [make_counter() for _ in range(n)]
