"""A decorator without types: what it touches has none either."""

from typing import Any


def passing[F](function: F) -> F:
    return function


# All that mypy sees of a decorator from a library without types.
logged: Any = passing


@logged
def quote(grams: int) -> int:
    return grams


quote("heavy")
