"""What a factory costs once, and what it costs per call.

Run it with ``python -m decorator_factories.benchmarks.layers_cost``.
Printed: the lowest ratio of the rounds, the median, the highest.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from measuring.ratios import compare


def bare(grams: Any) -> None:
    """Do nothing: what remains is the call."""


def plain(function: Callable[..., Any]) -> Any:
    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def naked(function: Callable[..., Any]) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def configured(first: int, second: int, third: int) -> Any:
    def decorator(function: Callable[..., Any]) -> Any:
        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if first and second and third:
                return function(*args, **kwargs)

        return wrapper

    return decorator


def late(setting: Callable[[], int]) -> Any:
    def decorator(function: Callable[..., Any]) -> Any:
        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if setting():
                return function(*args, **kwargs)

        return wrapper

    return decorator


def asking(function: Callable[..., Any]) -> Any:
    """Ask for the kind in each call instead of once."""

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if inspect.iscoroutinefunction(function):
            raise AssertionError("not here")
        return function(*args, **kwargs)

    return wrapper


CALLS: dict[str, tuple[str, str]] = {
    "three options / none": ("three(1)", "passed(1)"),
    "setting read late / none": ("late(1)", "passed(1)"),
    "kind asked per call / none": ("asked(1)", "passed(1)"),
    "decorate in the call / none": (
        "configured(1, 2, 3)(bare)(1)",
        "passed(1)",
    ),
    "factory and decorator / decorator": (
        "configured(1, 2, 3)(bare)",
        "plain(bare)",
    ),
    "with wraps / without": ("plain(bare)", "naked(bare)"),
    "decorator / call of the wrapper": (
        "plain(bare)",
        "passed(1)",
    ),
}


def names() -> dict[str, Any]:
    """Return what the statements refer to."""
    return {
        "bare": bare,
        "plain": plain,
        "naked": naked,
        "configured": configured,
        "passed": plain(bare),
        "three": configured(1, 2, 3)(bare),
        "late": late(lambda: 1)(bare),
        "asked": asking(bare),
    }


if __name__ == "__main__":
    for label, (statement, base) in CALLS.items():
        found = compare(
            statement, base, number=5_000, names=names()
        )
        print(f"{label}: {found}")
