"""Assertions shared by tests; conftest.py registers this module."""

from tariff import price


def check_price(kilograms: float, euros: int) -> None:
    assert price(kilograms) == euros
