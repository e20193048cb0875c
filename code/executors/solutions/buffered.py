"""A deque of futures, as long as the buffer.

``islice`` fills it when the first result is asked for. After
that, each result that is taken from the left makes room for one
submission at the right. The submission comes before the yield:
the pool works while the caller looks at the result, and the
caller finds ``size`` items ahead of it each time. ``finally``
runs at the end, at ``close`` and when ``result`` raises.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from itertools import islice


def buffered[T, R](
    pool: Executor,
    call: Callable[[T], R],
    items: Iterable[T],
    size: int,
) -> Iterator[R]:
    """Yield the results in the order of the items."""
    rest = iter(items)
    futures = deque(
        pool.submit(call, item) for item in islice(rest, size)
    )
    try:
        while futures:
            result = futures.popleft().result()
            for item in islice(rest, 1):
                futures.append(pool.submit(call, item))
            yield result
    finally:
        for future in futures:
            future.cancel()
