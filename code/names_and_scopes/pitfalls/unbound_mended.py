"""The discount has a name of its own."""

rate = 3


def price(kg: int) -> int:
    total = kg * rate
    if kg > 10:
        bulk_rate = 2
        total = kg * bulk_rate
    return total
