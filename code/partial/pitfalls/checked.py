"""What mypy sees of a partial, and where it stops looking."""

from collections.abc import Callable
from functools import partial


def price(grams: int, city: str, copies: int = 1) -> int:
    return grams * copies


five = partial(price, 5)
partial(price, "5")
partial(price, weight=5)
five("Oslo", copies="2")
five(7)

# From here on nothing is checked.
table: dict[str, partial[int]] = {"five": five}
table["five"](7)
wrong: Callable[[bytes, bytes], int] = five
