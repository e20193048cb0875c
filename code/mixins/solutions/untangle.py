"""Each charge is a function of the price so far; ``quote``
applies them in order. Nothing inherits, so nothing has to be
switched off: what you do not want you do not pass.

A charge that needs a setting is made by a function that keeps
it (a closure). Had a charge several methods, or a life of its
own, an object with a ``__call__`` would do the same.
"""

from collections.abc import Callable

type Charge = Callable[[int, int], int]


def fuel(price: int, weight: int) -> int:
    """Add a tenth."""
    return price + price // 10


def express(price: int, weight: int) -> int:
    """Double the price."""
    return price * 2


def bulky(price: int, weight: int) -> int:
    """Add 500 if the parcel weighs more than 2,000 grams."""
    return price + 500 if weight > 2_000 else price


def insured(value: int) -> Charge:
    """Return a charge of one hundredth of the value."""

    def charge(price: int, weight: int) -> int:
        return price + value // 100

    return charge


def quote(weight: int, *charges: Charge) -> int:
    """Return the basic price with the charges, in order."""
    price = 300 + weight // 10
    for charge in charges:
        price = charge(price, weight)
    return price
