"""A comprehension in a class body reads the class's names."""


class Tariff:
    rate = 3
    prices = tuple(rate * kg for kg in range(1, 4))
