"""A strategy in a class attribute is bound like a method."""

from collections.abc import Callable


def by_length(code: str) -> int:
    return len(code)


class Hub:
    key = by_length

    def strategy(self) -> Callable[..., int]:
        return self.key
