"""Exercise: placeholders on every supported version.

Complete ``bind``. It returns a callable that behaves like
``functools.partial`` of 3.14: ``HOLE`` among the arguments is
filled by the positional arguments of the call, from left to
right, and what is left over is appended. Keywords of the call
win. The result can be pickled when all it holds can be.
Whether a hole in the last place is filled, or refused with a
TypeError as on 3.14, is left to you.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any


class Mark(Enum):
    HOLE = "hole"


HOLE = Mark.HOLE


def bind(
    func: Callable[..., Any], /, *args: Any, **keywords: Any
) -> Callable[..., Any]:
    """Freeze arguments; ``HOLE`` keeps a position open.

    A call that leaves a hole open raises TypeError.
    """
    raise NotImplementedError(
        "complete bind(): what can be pickled, unlike a closure?"
    )
