"""What a parcel costs."""


def price(kilograms: float) -> int:
    return 5 + round(2 * kilograms)
