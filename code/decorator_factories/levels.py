"""Three layers that say when they run."""

from collections.abc import Callable
from functools import wraps


# region levels
def announced[**P, R](
    label: str,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    print("factory", label)

    def decorator(function: Callable[P, R]) -> Callable[P, R]:
        print("decorator", function.__name__)

        @wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            print("wrapper", label, args)
            return function(*args, **kwargs)

        return wrapper

    return decorator


# endregion levels
