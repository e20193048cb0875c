"""A callable object in a class: nobody passes ``self``."""

from collections.abc import Callable


class Counted[**P, R]:
    def __init__(self, function: Callable[P, R]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        self.calls += 1
        return self.function(*args, **kwargs)


class Hub:
    @Counted
    def sort(self) -> str:
        return "sorted"


Hub().sort()
