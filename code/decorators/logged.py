"""The decorator of the chapter, typed."""

from collections.abc import Callable
from functools import wraps


# region logged
def logged[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Print the name of the function before each call."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        print("call", wrapper.__qualname__)
        return function(*args, **kwargs)

    return wrapper


# endregion logged
