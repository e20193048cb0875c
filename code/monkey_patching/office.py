"""Looks the price up in its module at each call."""

from monkey_patching import tariff


def quote(grams: int) -> int:
    return tariff.price(grams)
