"""The ``with`` statement owns what is open while more is being
opened. ``pop_all`` moves the debts to a new stack that no
``with`` watches, so leaving the block closes nothing, and its
``close`` is what the caller now owes.

The line after the block runs only if an exception was
suppressed: the ``return`` inside it did not happen.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack

type Maker[T] = Callable[[], AbstractContextManager[T]]


def open_all[T](
    makers: Iterable[Maker[T]],
) -> tuple[list[T], Callable[[], None]]:
    """Return the values and the function that closes all."""
    with ExitStack() as stack:
        values = [
            stack.enter_context(make()) for make in makers
        ]
        return values, stack.pop_all().close
    raise RuntimeError("a manager suppressed the failure")
