"""The first parameter is frozen by name, the call fills it."""

from functools import partial


def price(grams: int, per_kilo: int) -> int:
    return per_kilo * grams // 1000


five = partial(price, grams=5)
print(five(90))
