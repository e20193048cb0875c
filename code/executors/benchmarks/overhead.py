"""What a pool costs before it does anything.

Usage: python -m executors.benchmarks.overhead
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import Executor
from functools import partial

from measuring.ratios import Ratios, compare


def pools() -> dict[str, Callable[[], Executor]]:
    """A pool of one worker, of each kind."""
    made: dict[str, Callable[[], Executor]] = {
        "thread": partial(futures.ThreadPoolExecutor, 1)
    }
    for method in multiprocessing.get_all_start_methods():
        made[method] = partial(
            futures.ProcessPoolExecutor,
            1,
            mp_context=multiprocessing.get_context(method),
        )
    if sys.version_info >= (3, 14):
        made["interpreter"] = partial(
            futures.InterpreterPoolExecutor, 1
        )
    return made


def start(make: Callable[[], Executor]) -> None:
    """Make a pool, run one task, shut it down."""
    with make() as pool:
        pool.submit(abs, -1).result()


def tasks(pool: Executor) -> None:
    """A hundred tasks that do nothing, one after the other."""
    for _ in range(100):
        pool.submit(abs, -1).result()


def measure(
    rounds: int = 3,
) -> Iterator[tuple[str, str, Ratios]]:
    """Each pool against a pool of one thread."""
    thread, *others = pools().items()
    for name, make in others:
        begun = compare(
            partial(start, make),
            partial(start, thread[1]),
            number=1,
            rounds=rounds,
        )
        yield name, "start", begun
        with make() as pool, thread[1]() as base:
            tasks(pool)
            tasks(base)
            yield (
                name,
                "task",
                compare(
                    partial(tasks, pool),
                    partial(tasks, base),
                    number=1,
                    rounds=rounds,
                ),
            )


if __name__ == "__main__":
    for pool, what, ratios in measure():
        print(f"{pool:12} {what:6} {ratios}")
