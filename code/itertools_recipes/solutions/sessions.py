"""The loop holds one session and closes it when the next scan
is too far away. That scan is the look-ahead: it starts the next
session.

A pipeline would number the sessions with ``accumulate`` and cut
with ``groupby``. It reads as little, and is longer; see the
vans of the chapter.
"""

from collections.abc import Iterable, Iterator


def sessions(
    times: Iterable[int], gap: int
) -> Iterator[list[int]]:
    """Yield the times of each session."""
    session: list[int] = []
    for time in times:
        if session and time - session[-1] > gap:
            yield session
            session = []
        session.append(time)
    if session:
        yield session
