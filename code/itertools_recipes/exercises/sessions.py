"""Exercise: sessions of an endless log.

Complete ``sessions``. The times come in order and never end; a
new session begins when more than ``gap`` passed since the scan
before. Yield each session as a list, as soon as the first scan
of the next one has been read, and read no further than that.
"""

from collections.abc import Iterable, Iterator


def sessions(
    times: Iterable[int], gap: int
) -> Iterator[list[int]]:
    """Yield the times of each session."""
    raise NotImplementedError(
        "complete sessions(): cut where the gap is too long"
    )
