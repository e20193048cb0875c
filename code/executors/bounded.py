"""Work through a long iterable with few futures."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    as_completed,
    wait,
)


# region bounded
def bounded[T, R](
    pool: Executor,
    call: Callable[[T], R],
    items: Iterable[T],
    limit: int,
) -> Iterator[Future[R]]:
    """Yield futures as they finish, ``limit`` in flight."""
    pending: set[Future[R]] = set()
    try:
        for item in items:
            if len(pending) >= limit:
                done, pending = wait(
                    pending, return_when=FIRST_COMPLETED
                )
                yield from done
            pending.add(pool.submit(call, item))
        yield from as_completed(pending)
    finally:
        for future in pending:
            future.cancel()


# endregion bounded
