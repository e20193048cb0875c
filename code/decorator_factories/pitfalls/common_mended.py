"""A cache that each decorated function has for itself."""

from collections.abc import Callable


def remembered() -> Callable[
    [Callable[[str], int]], Callable[[str], int]
]:
    def decorator(
        function: Callable[[str], int],
    ) -> Callable[[str], int]:
        answers: dict[str, int] = {}

        def wrapper(city: str) -> int:
            if city not in answers:
                answers[city] = function(city)
            return answers[city]

        return wrapper

    return decorator
