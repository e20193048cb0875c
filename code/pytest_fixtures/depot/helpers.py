"""The same assertion in a module that pytest does not rewrite."""

from tariff import price


def check_price(kilograms: float, euros: int) -> None:
    assert price(kilograms) == euros
