"""Exercise: a signature that tells the truth.

``with_city`` supplies the keyword argument ``city``. Callers
cannot pass it, and ``inspect.signature`` says that they can.
Make the signature show what callers may pass, also when another
wrapper stands on top, and keep ``__wrapped__``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any


def with_city(function: Callable[..., Any]) -> Any:
    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs, city="Oslo")

    return wrapper
