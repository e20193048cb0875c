"""A decorator that says: what comes out is what went in."""

from collections.abc import Callable


def logged[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return wrapper


@logged
def quote(grams: int) -> int:
    return grams


quote(300)
