"""A static method is never bound."""

from collections.abc import Callable


def by_length(code: str) -> int:
    return len(code)


class Hub:
    key = staticmethod(by_length)

    def strategy(self) -> Callable[..., int]:
        return self.key
