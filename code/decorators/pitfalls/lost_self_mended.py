"""A function in a class: it binds, and carries its count."""

from collections.abc import Callable


def counted[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        calls[function.__qualname__] += 1
        return function(*args, **kwargs)

    calls[function.__qualname__] = 0
    return wrapper


calls: dict[str, int] = {}


class Hub:
    @counted
    def sort(self) -> str:
        return "sorted"


Hub().sort()
