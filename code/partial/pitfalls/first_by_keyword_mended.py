"""The first parameter is frozen by position."""

from functools import partial


def price(grams: int, per_kilo: int) -> int:
    return per_kilo * grams // 1000


five = partial(price, 5)
print(five(90))
