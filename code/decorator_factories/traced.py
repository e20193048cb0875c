"""A factory that works with and without parentheses."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, overload


# region overloads
@overload
def traced[**P, R](
    function: Callable[P, R], /
) -> Callable[P, R]: ...
@overload
def traced[**P, R](
    *, label: str = ..., to: Callable[[str], object] = ...
) -> Callable[[Callable[P, R]], Callable[P, R]]: ...


# endregion overloads
# region traced
def traced(
    function: Callable[..., Any] | None = None,
    /,
    *,
    label: str = "call",
    to: Callable[[str], object] = print,
) -> Any:
    if function is None:
        return partial(traced, label=label, to=to)

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        to(f"{label} {function.__name__}")
        return function(*args, **kwargs)

    return wrapper


# endregion traced
