"""What await costs, as ratios within one run.

Run it with ``python -m generators_and_coroutines.benchmarks.costs``.
Printed: the lowest ratio of the rounds, the median and the highest.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from measuring.ratios import Ratios, compare

from ..dialects import trampoline
from ..rounds import Driven, pause

TURNS = 200


def drive(task: Driven[Any]) -> None:
    """Resume until the end."""
    try:
        while True:
            task.send(None)
    except StopIteration:
        pass


def add(number: int) -> int:
    return number + 1


async def add_async(number: int) -> int:
    return number + 1


def called() -> None:
    for number in range(TURNS):
        add(number)


async def awaited() -> None:
    for number in range(TURNS):
        await add_async(number)


def numbers() -> Iterator[int]:
    number = 0
    while number < TURNS:
        number += 1
        yield number


async def numbers_async() -> AsyncIterator[int]:
    number = 0
    while number < TURNS:
        number += 1
        yield number


def loop() -> None:
    for _ in numbers():
        pass


async def loop_async() -> None:
    async for _ in numbers_async():
        pass


async def nested(depth: int) -> None:
    """Suspend 200 times at the bottom of ``depth`` awaits."""
    if depth > 1:
        await nested(depth - 1)
    else:
        for _ in range(TURNS):
            await pause()


def bounced(depth: int) -> Any:
    """The same for the trampoline."""
    if depth > 1:
        yield bounced(depth - 1)
    else:
        for _ in range(TURNS):
            yield


def awaiting() -> Ratios:
    return compare(lambda: drive(awaited()), called, number=20)


def iterating() -> Ratios:
    return compare(lambda: drive(loop_async()), loop, number=20)


def deep(depth: int) -> Ratios:
    return compare(
        lambda: drive(nested(depth)),
        lambda: drive(nested(1)),
        number=10,
    )


def deep_trampoline(depth: int) -> Ratios:
    return compare(
        lambda: drive(trampoline(bounced(depth))),
        lambda: drive(trampoline(bounced(1))),
        number=10,
    )


if __name__ == "__main__":
    print(f"await of a coroutine / call: {awaiting()}")
    print(f"async for / for: {iterating()}")
    print(f"21 awaits deep / 1: {deep(21)}")
    print(f"the same, trampoline: {deep_trampoline(21)}")
