"""Took a name of its own for the price."""

from monkey_patching.tariff import price


def quote(grams: int) -> int:
    return price(grams)
