"""Decorators above ``classmethod`` that need a function."""

from functools import cache


class Hub:
    @cache
    @classmethod
    def tariff(cls, city: str) -> int:
        return len(city)
