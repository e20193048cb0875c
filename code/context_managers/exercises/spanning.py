"""Exercise: a decorator that keeps its manager open.

``spanning(make)`` decorates functions so that a manager made
by ``make()`` is open while the function works: during the call
of a plain function, during the iteration of a generator
function, until a coroutine has been awaited. A new manager is
made for each call. ``contextlib`` does this from 3.15 on; yours
must do it on every version, without using a manager as a
decorator.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any


def spanning(
    make: Callable[[], AbstractContextManager[Any]],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator."""
    raise NotImplementedError(
        "complete spanning(): three kinds of function"
    )
