"""``functools.partial`` as a Python class.

``Bound`` has the placeholders of Python 3.14 on every version.
Two differences: it flattens an inner object whose ``__dict__``
is empty, where the C type asks whether ``__dict__`` was ever
used; and ``repr`` and pickling are left to the defaults.
"""

from collections.abc import Callable, Iterable
from types import MethodType
from typing import Any, Self

HOLE: Any = object()


# region fill
def fill(
    held: Iterable[Any], given: Iterable[Any]
) -> tuple[Any, ...]:
    """Put what is given into the holes, the rest behind."""
    rest = iter(given)
    filled = [
        next(rest, HOLE) if item is HOLE else item
        for item in held
    ]
    return (*filled, *rest)
    # endregion fill


# region create
class Bound:
    func: Callable[..., Any]
    args: tuple[Any, ...]
    keywords: dict[str, Any]
    __slots__ = ("__dict__", "args", "func", "keywords")

    def __new__(
        cls, func: Any, /, *args: Any, **keywords: Any
    ) -> Self:
        check(func, args, keywords)
        self = super().__new__(cls)
        if isinstance(func, Bound) and not vars(func):
            args = fill(func.args, args)
            keywords = func.keywords | keywords
            func = func.func
        self.func, self.args = func, args
        self.keywords = keywords
        return self

    # endregion create

    # region call
    def __call__(self, /, *args: Any, **keywords: Any) -> Any:
        holes = sum(item is HOLE for item in self.args)
        if len(args) < holes:
            raise TypeError("missing positional arguments")
        merged = self.keywords | keywords
        return self.func(*fill(self.args, args), **merged)

    def __get__(self, obj: Any, cls: type | None = None) -> Any:
        return self if obj is None else MethodType(self, obj)

    # endregion call


def check(
    func: Any, args: tuple[Any, ...], keywords: dict[str, Any]
) -> None:
    """Refuse what ``partial`` refuses when it is made."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    if args and args[-1] is HOLE:
        raise TypeError("trailing Placeholders are not allowed")
    if any(value is HOLE for value in keywords.values()):
        raise TypeError(
            "Placeholder cannot be passed as a keyword argument"
        )
