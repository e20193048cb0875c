"""What one layer costs, as ratios within one run.

Run it with ``python -m decorators.benchmarks.layer_cost``.
Printed: the lowest ratio of the rounds, the median, the highest.
"""

from collections.abc import Callable
from types import MethodType
from typing import Any

from measuring.ratios import compare


def bare(grams: Any) -> None:
    """Do nothing: what remains is the call."""


def busy(grams: Any) -> Any:
    """Do a little: the layer is a smaller part."""
    return sorted(range(200), key=lambda n: -n)


def passing(function: Callable[..., Any]) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def fixed(function: Callable[..., Any]) -> Any:
    def wrapper(grams: Any) -> Any:
        return function(grams)

    return wrapper


def marked(function: Callable[..., Any]) -> Any:
    """Add no layer: leave a mark, return what was given."""
    function.__dict__["marked"] = True
    return function


class Instance:
    """A layer that is an object, and binds when asked."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return (
            self
            if instance is None
            else MethodType(self, instance)
        )


class Hub:
    def bare(self) -> None: ...

    wrapped = passing(bare)
    instance = Instance(bare)


HUB = Hub()
CALLS: dict[str, tuple[str, str]] = {
    "*args, **kwargs / bare": ("passed(1)", "bare(1)"),
    "fixed signature / bare": ("fixed(1)", "bare(1)"),
    "instance / bare": ("instance(1)", "bare(1)"),
    "marked / bare": ("marked(1)", "bare(1)"),
    "five layers / bare": ("five(1)", "bare(1)"),
    "keyword, layer / bare": (
        "passed(grams=1)",
        "bare(grams=1)",
    ),
    "layer / busy": ("passed_busy(1)", "busy(1)"),
    "method, function / bare": ("hub.wrapped()", "hub.bare()"),
    "method, instance / bare": ("hub.instance()", "hub.bare()"),
}


def names() -> dict[str, Any]:
    """Return what the statements refer to."""
    five: Any = bare
    for _ in range(5):
        five = passing(five)
    return {
        "bare": bare,
        "busy": busy,
        "passed": passing(bare),
        "fixed": fixed(bare),
        "instance": Instance(bare),
        "marked": marked(bare),
        "five": five,
        "passed_busy": passing(busy),
        "hub": HUB,
    }


if __name__ == "__main__":
    for label, (statement, base) in CALLS.items():
        number = 500 if "busy" in label else 10_000
        found = compare(
            statement, base, number=number, names=names()
        )
        print(f"{label}: {found}")
