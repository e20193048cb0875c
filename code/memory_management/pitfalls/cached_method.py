"""A cache on a method keeps every instance it has seen."""

from functools import lru_cache


class Hub:
    def __init__(self, city: str) -> None:
        self.city = city

    @lru_cache(maxsize=None)
    def routes(self, target: str) -> list[str]:
        return [self.city, target]
