"""What do the tools cost?

``python -m profiling_programs.benchmarks.overhead``

Each line: how many times as long the work takes while the tool
is on. Run it outside a coverage measurement.
"""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from cProfile import Profile

from measuring.ratios import Ratios, compare
from profiling_programs.call_counter import calls_of, reached


def one() -> int:
    """Do nothing, in Python."""
    return 1


def python_calls() -> None:
    """Call a Python function a thousand times."""
    for _ in range(1000):
        one()


def c_calls() -> None:
    """Call a C function a thousand times."""
    parcels: list[int] = []
    for _ in range(1000):
        len(parcels)


def no_calls() -> int:
    """Compute without calls."""
    total = 0
    for number in range(1000):
        total += number * number % 7
    return total


def allocations() -> list[list[int]]:
    """Allocate a thousand objects."""
    return [[number] for number in range(1000)]


@contextmanager
def traced() -> Iterator[None]:
    """Trace allocations."""
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()


type Tool = Callable[[], AbstractContextManager[object]]


def cost(
    tool: Tool, work: Callable[[], object], repeats: int = 50
) -> Ratios:
    """Return how many times as long the work takes."""

    def plain() -> None:
        for _ in range(repeats):
            work()

    def watched() -> None:
        with tool():
            for _ in range(repeats):
                work()

    return compare(watched, plain, number=1, rounds=5)


TOOLS: dict[str, tuple[Tool, Callable[[], object]]] = {
    "cProfile, Python calls": (Profile, python_calls),
    "cProfile, C calls": (Profile, c_calls),
    "cProfile, no calls": (Profile, no_calls),
    "monitoring, counted": (
        lambda: calls_of(one),
        python_calls,
    ),
    "monitoring, DISABLE": (
        lambda: reached(lambda code: True),
        python_calls,
    ),
    "tracemalloc": (traced, allocations),
}


if __name__ == "__main__":
    for name, (tool, work) in TOOLS.items():
        print(f"{name:24}", cost(tool, work))
