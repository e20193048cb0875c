"""What a class stores, and what the dot returns."""

from collections.abc import Iterator
from functools import (
    cached_property,
    partialmethod,
    singledispatchmethod,
)
from types import MethodType
from typing import Any


# region kit
class Caller:
    def __call__(self, *args: Any) -> int:
        return len(args)


class Kit:
    def function(self, *args: Any) -> int:
        return len(args)

    class_method = classmethod(lambda cls, *args: len(args))
    static_method = staticmethod(lambda *args: len(args))
    prop = property(lambda self: 3)

    @cached_property
    def cached(self) -> int:
        return 3

    partial_method = partialmethod(function, 1)
    dispatch = singledispatchmethod(function)

    class Nested: ...

    caller = Caller()
    builtin = len
    # endregion kit


def outcome(value: Any, stored: Any, instance: object) -> str:
    """Describe what the dot returned."""
    if value is stored:
        return "the same object"
    if value is getattr(stored, "__func__", None):
        return "what it wraps"
    if not isinstance(value, MethodType):
        return (
            "another callable" if callable(value) else "result"
        )
    bound_to = value.__self__ is instance
    return f"method of {'instance' if bound_to else 'class'}"


def survey(cls: type, instance: object) -> Iterator[str]:
    """One line for each public name that the class stores."""
    for name, stored in list(vars(cls).items()):
        if name.startswith("_"):
            continue
        on_class = getattr(cls, name)
        on_instance = getattr(instance, name)
        yield (
            f"{name:15}"
            f"{outcome(on_class, stored, instance):17}"
            f"{outcome(on_instance, stored, instance)}"
        )
