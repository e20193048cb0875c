"""A paginated interface read as one stream."""

from collections.abc import Callable, Iterator
from itertools import chain, count, takewhile


# region pages
def parcels(
    fetch: Callable[[int], list[str]],
) -> Iterator[str]:
    """Yield the parcels of page 1, 2, 3 until one is empty."""
    pages = map(fetch, count(1))
    return chain.from_iterable(takewhile(bool, pages))
    # endregion pages
