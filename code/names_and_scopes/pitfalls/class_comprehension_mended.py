"""A function takes the rate as an argument."""


def priced(rate: int) -> tuple[int, ...]:
    return tuple(rate * kg for kg in range(1, 4))


class Tariff:
    rate = 3
    prices = priced(rate)
