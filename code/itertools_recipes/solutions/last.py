"""An object of our own is chained behind the stops, and
``pairwise`` gives every stop its successor. A stop whose
successor is that object is the last. No stop can be it, so
``None`` needs no exception.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Any


def mark_last[T](
    stops: Iterable[T],
) -> Iterator[tuple[T, bool]]:
    """Yield each stop and whether it is the last."""
    end: Any = object()
    for stop, follower in pairwise(chain(stops, [end])):
        yield stop, follower is end
