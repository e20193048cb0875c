"""Exercise: measure the pauses of the collector.

Complete ``watch_pauses``, a context manager for production: it
yields a list that receives one ``Pause`` for each collection
that starts and ends inside the block. It leaves
``gc.callbacks`` as it found it, also after an exception, and
blocks may nest.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Pause(NamedTuple):
    """One collection."""

    generation: int
    seconds: float
    collected: int


@contextmanager
def watch_pauses() -> Iterator[list[Pause]]:
    """Collect the pauses while the block runs."""
    pauses: list[Pause] = []
    # Complete the function: who tells you of a collection?
    yield pauses
