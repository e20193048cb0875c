"""Exercise: a tally that is fed by ``send``.

``tally()`` returns a generator that is ready for ``send`` at
once: no first ``next`` by the caller. ``send(grams)`` returns
the total so far. ``throw(Void())`` takes the last value back
and returns the total then; with nothing to take back, the total
stays 0. ``close()`` returns the list of values that count.
"""

from collections.abc import Generator


class Void(Exception):
    """Take back the last value."""


def tally() -> Generator[int, int, list[int]]:
    kept: list[int] = []
    while True:
        kept.append((yield sum(kept)))
