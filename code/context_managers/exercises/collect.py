"""Exercise: all or nothing.

``open_all`` enters the managers that the makers make, in
order. If all succeed, it returns the values they gave and a
callable that closes them, last one first. If one maker or one
``__enter__`` fails, those opened so far are closed in reverse
and the exception goes on, unless one of them suppresses it:
then nothing is owed and ``open_all`` raises RuntimeError.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

type Maker[T] = Callable[[], AbstractContextManager[T]]


def open_all[T](
    makers: Iterable[Maker[T]],
) -> tuple[list[T], Callable[[], None]]:
    """Return the values and the function that closes all."""
    raise NotImplementedError(
        "complete open_all(): enter, collect, hand over"
    )
