"""``heapq.merge`` brings the two sorted streams into one and
holds one item of each. Equal codes are then neighbors, which is
what ``groupby`` needs. A group with one member comes from one
side.

The comparison of the tagged pairs is safe because the tags
differ; ``itemgetter(0)`` alone would do as well.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, repeat
from operator import itemgetter


def reconcile(
    sent: Iterable[str], received: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield ``(code, "lost")`` and ``(code, "found")``."""
    tagged = merge(
        zip(sent, repeat("lost")),
        zip(received, repeat("found")),
    )
    for _, run in groupby(tagged, key=itemgetter(0)):
        only, *others = run
        if not others:
            yield only
