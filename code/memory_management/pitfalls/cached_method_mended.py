"""The cache hangs on the instance and dies with it."""

from functools import lru_cache


class Hub:
    def __init__(self, city: str) -> None:
        self.city = city
        self.routes = lru_cache(maxsize=64)(self._routes)

    def _routes(self, target: str) -> list[str]:
        return [self.city, target]
