"""Solution: ``__signature__`` overrides the chain.

``inspect.signature`` follows ``__wrapped__`` and stops at the
first layer with a ``__signature__``. A wrapper on top that uses
``wraps`` gets a copy, since the attribute is in ``__dict__``.
"""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any


def with_city(function: Callable[..., Any]) -> Any:
    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs, city="Oslo")

    old = signature(function)
    kept = [
        p for p in old.parameters.values() if p.name != "city"
    ]
    changed: Any = wrapper
    changed.__signature__ = old.replace(parameters=kept)
    return changed
