"""What it costs to make an object, as ratios within one run.

Run it with
``python -m new_and_init.benchmarks.construction_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest.
"""

from collections.abc import Callable
from typing import Any, Self

from measuring.ratios import Ratios, compare


class Plain:
    def __init__(self, code: str) -> None:
        self.code = code


class WithNew(Plain):
    def __new__(cls, code: str) -> Self:
        return super().__new__(cls)


class Meta(type):
    """Changes nothing, and costs something."""


class WithMeta(Plain, metaclass=Meta):
    pass


class Calling(type):
    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return super().__call__(*args, **kwargs)


class WithCall(Plain, metaclass=Calling):
    pass


class Factory(Plain):
    @classmethod
    def of(cls, code: str) -> Self:
        return cls(code)


def make_plain() -> None:
    Plain("OSL")


def make_with_new() -> None:
    WithNew("OSL")


def make_with_meta() -> None:
    WithMeta("OSL")


def make_with_call() -> None:
    WithCall("OSL")


def make_by_factory() -> None:
    Factory.of("OSL")


def make_by_hand() -> None:
    made = Plain.__new__(Plain)
    made.code = "OSL"


FORMS: dict[str, Callable[[], None]] = {
    "__new__ and __init__": make_with_new,
    "empty metaclass": make_with_meta,
    "__call__ of a metaclass": make_with_call,
    "class method": make_by_factory,
    "__new__ by hand": make_by_hand,
}


def ratios(form: str) -> Ratios:
    """Compare a form with ``__init__`` alone."""
    return compare(FORMS[form], make_plain)


if __name__ == "__main__":
    for name in FORMS:
        print(f"{name} / __init__ alone: {ratios(name)}")
