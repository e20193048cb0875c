"""Decorators and values that say when they are used."""

from collections.abc import Callable
from typing import Any


def evaluated[T](label: str, value: T) -> T:
    """Print the label and hand the value back."""
    print("evaluate", label)
    return value


def decorator(
    label: str, names: dict[str, Any], target: str
) -> Callable[[Any], Any]:
    """Make a decorator that says what ``target`` is bound to."""
    print("evaluate", label)

    def apply(value: Any) -> Any:
        print(
            "call", label, "while", target, "is", names[target]
        )
        return value

    return apply
