"""The module that defines the price."""


def price(grams: int) -> int:
    return grams * 3
