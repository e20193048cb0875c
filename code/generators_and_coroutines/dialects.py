"""One job in three dialects: 2005, 2012 and 2015."""

from collections.abc import Generator
from typing import Any

from .rounds import pause

type Job = Generator[Any, Any, Any]


# region trampoline
def trampoline(first: Job) -> Job:
    """Run generators that yield the generators they call."""
    stack = [first]
    value: Any = None
    while stack:
        try:
            wanted = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        else:
            if isinstance(wanted, Generator):
                stack.append(wanted)
                value = None
            else:
                value = yield wanted
    return value


# endregion trampoline


# region pep342
def weigh_2005(parcel: str) -> Job:
    return (yield f"weigh {parcel}")


def label_2005(parcel: str) -> Job:
    grams = yield weigh_2005(parcel)
    return f"{parcel}: {grams} g"


# endregion pep342


def weigh_2012(parcel: str) -> Job:
    return (yield f"weigh {parcel}")


def label_2012(parcel: str) -> Job:
    grams = yield from weigh_2012(parcel)
    return f"{parcel}: {grams} g"


# region pep492
async def weigh(parcel: str) -> int:
    grams: int = await pause(f"weigh {parcel}")
    return grams


async def label(parcel: str) -> str:
    grams = await weigh(parcel)
    return f"{parcel}: {grams} g"


# endregion pep492
