"""A cache that lives on the class, for every hub there was."""

from functools import lru_cache


class Hub:
    @lru_cache
    def tariff(self) -> dict[str, int]:
        return {"Oslo": 300}
