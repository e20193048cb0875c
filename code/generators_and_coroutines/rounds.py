"""A round-robin scheduler without clock or sockets."""

from collections import deque
from collections.abc import Coroutine, Generator
from types import coroutine
from typing import Any

type Driven[T] = Generator[Any, Any, T] | Coroutine[Any, Any, T]


# region rounds
def rounds(*tasks: Driven[Any]) -> list[Any]:
    """Resume each in turn until all have returned."""
    results = [None] * len(tasks)
    ready = deque(enumerate(tasks))
    try:
        while ready:
            place, task = ready[0]
            try:
                task.send(None)
            except StopIteration as stop:
                results[place] = stop.value
                ready.popleft()
            else:
                ready.rotate(-1)
    finally:
        for _, task in ready:
            task.close()
    return results


# endregion rounds


# region pause
@coroutine
def pause(message: Any = None) -> Generator[Any, Any, Any]:
    """Hand a message to the driver; return its answer."""
    return (yield message)


# endregion pause
