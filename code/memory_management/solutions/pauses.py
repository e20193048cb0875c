"""``gc.callbacks`` are called before and after a collection.

The start is remembered in the closure, so nested blocks do not
disturb each other; a stop without a start is ignored. The
callback that is removed is found by identity, in a ``finally``.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple


class Pause(NamedTuple):
    """One collection."""

    generation: int
    seconds: float
    collected: int


@contextmanager
def watch_pauses() -> Iterator[list[Pause]]:
    """Collect the pauses while the block runs."""
    pauses: list[Pause] = []
    started: float | None = None

    def note(phase: str, info: dict[str, Any]) -> None:
        nonlocal started
        if phase == "start":
            started = time.perf_counter()
        elif started is not None:
            seconds = time.perf_counter() - started
            started = None
            pauses.append(
                Pause(
                    info["generation"],
                    seconds,
                    info["collected"],
                )
            )

    gc.callbacks.append(note)
    try:
        yield pauses
    finally:
        gc.callbacks.remove(note)
