"""What an await, a task and a turn of the loop cost.

Usage: python -m async_internals.benchmarks.costs
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from measuring.ratios import Ratios, compare

type Body = Callable[[], Coroutine[Any, Any, None]]
TURNS = 1000


def call() -> None:
    """A call, to compare with."""


async def awaited() -> None:
    """A coroutine that never suspends."""


async def calls() -> None:
    for _ in range(TURNS):
        call()


async def awaits() -> None:
    for _ in range(TURNS):
        await awaited()


async def turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def tasks() -> None:
    for _ in range(TURNS):
        await asyncio.create_task(awaited())


async def eager() -> None:
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    await tasks()
    loop.set_task_factory(None)


def ratio(body: Body, base: Body, rounds: int = 5) -> Ratios:
    """How many times as long the first takes on one loop."""
    with asyncio.Runner() as runner:
        return compare(
            lambda: runner.run(body()),
            lambda: runner.run(base()),
            number=3,
            rounds=rounds,
        )


def main() -> None:
    """Print the ratios."""
    print("await / call         ", ratio(awaits, calls))
    print("sleep(0) / await     ", ratio(turns, awaits))
    print("task / await         ", ratio(tasks, awaits))
    print("eager task / await   ", ratio(eager, awaits))
    print("task / eager task    ", ratio(tasks, eager))


if __name__ == "__main__":
    main()
