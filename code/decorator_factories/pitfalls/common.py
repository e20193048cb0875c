"""A cache that all decorated functions have in common."""

from collections.abc import Callable


def remembered(
    answers: dict[str, int] = {},
) -> Callable[[Callable[[str], int]], Callable[[str], int]]:
    def decorator(
        function: Callable[[str], int],
    ) -> Callable[[str], int]:
        def wrapper(city: str) -> int:
            if city not in answers:
                answers[city] = function(city)
            return answers[city]

        return wrapper

    return decorator
