"""A discount makes the rate local to the whole function."""

rate = 3


def price(kg: int) -> int:
    total = kg * rate
    if kg > 10:
        rate = 2
        total = kg * rate
    return total
