"""A module whose name for a function has changed."""

import warnings
from collections.abc import Callable


def price(grams: int) -> int:
    return 3 + grams // 1000


# region getattr
def __getattr__(name: str) -> Callable[[int], int]:
    if name == "cost":
        warnings.warn(
            "cost is now price",
            DeprecationWarning,
            stacklevel=2,
        )
        return price
    text = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(text)
    # endregion getattr
