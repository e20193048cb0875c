"""A partial of a module-level function, ``apply_filled``.

A closure would be shorter and could not be pickled: pickle
stores a function by its name, and an inner one has none that a
module knows. A partial stores what it holds, so the pattern and
the function travel as its arguments. ``HOLE`` must keep its
identity on the way, which a member of an Enum does and a bare
``object()`` does not.
"""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any


class Mark(Enum):
    HOLE = "hole"


HOLE = Mark.HOLE


def apply_filled(
    func: Callable[..., Any],
    pattern: tuple[Any, ...],
    /,
    *args: Any,
    **keywords: Any,
) -> Any:
    """Call ``func`` with the holes of ``pattern`` filled."""
    holes = sum(item is HOLE for item in pattern)
    if len(args) < holes:
        raise TypeError(f"{holes} holes, {len(args)} arguments")
    rest = iter(args)
    filled = [
        next(rest) if item is HOLE else item for item in pattern
    ]
    return func(*filled, *rest, **keywords)


def bind(
    func: Callable[..., Any], /, *args: Any, **keywords: Any
) -> Callable[..., Any]:
    """Freeze arguments; ``HOLE`` keeps a position open."""
    return partial(apply_filled, func, args, **keywords)
