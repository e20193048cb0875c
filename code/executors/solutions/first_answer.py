"""Take futures as they finish, and cancel the rest.

``as_completed`` yields a future as soon as it is done, whatever
the order of submission; ``exception()`` looks without raising.
``cancel()`` stops what still waits in the queue and does not
touch what runs: a thread cannot be stopped, so a slow call goes
on and its result is dropped. There is no ``with`` around the
pool here, and that is the point: leaving it would wait.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, as_completed


def first_answer[T](
    pool: Executor, asks: Iterable[Callable[[], T]]
) -> T:
    """Return the result of the first call that succeeds."""
    futures = [pool.submit(ask) for ask in asks]
    errors = []
    try:
        for future in as_completed(futures):
            error = future.exception()
            if error is None:
                return future.result()
            if not isinstance(error, Exception):
                raise error
            errors.append(error)
    finally:
        for future in futures:
            future.cancel()
    raise ExceptionGroup("no depot answered", errors)
