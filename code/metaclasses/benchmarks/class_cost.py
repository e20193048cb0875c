"""What a class statement and a metaclass cost, as ratios.

Run it with ``python -m metaclasses.benchmarks.class_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest. The garbage of the classes,
which are reference cycles, is collected before each.
"""

import gc
from abc import ABC
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from measuring.ratios import Ratios, compare


class Meta(type):
    """Adds nothing."""


class Calling(type):
    """Adds a ``__call__`` that does what ``type`` does."""

    def __call__(cls, *args: object) -> object:
        return super().__call__(*args)


class Plain:
    def __init__(self, code: str) -> None:
        self.code = code


class WithMeta(metaclass=Meta):
    def __init__(self, code: str) -> None:
        self.code = code


class WithCall(metaclass=Calling):
    def __init__(self, code: str) -> None:
        self.code = code


def plain() -> None:
    class Parcel: ...


def function() -> None:
    def parcel() -> None: ...


def with_meta() -> None:
    class Parcel(metaclass=Meta): ...


def abstract() -> None:
    class Parcel(ABC): ...  # noqa: B024


def enumeration() -> None:
    class Parcel(Enum):
        SMALL = 1
        LARGE = 2
        PALLET = 3


def data() -> None:
    @dataclass
    class Parcel:
        code: str
        grams: int
        city: str


def slotted_data() -> None:
    @dataclass(slots=True)
    class Parcel:
        code: str
        grams: int
        city: str


def named_tuple() -> None:
    class Parcel(NamedTuple):
        code: str
        grams: int
        city: str


def make_plain() -> None:
    Plain("P1")


def make_with_meta() -> None:
    WithMeta("P1")


def make_with_call() -> None:
    WithCall("P1")


COMPARED: dict[
    str, tuple[Callable[[], None], Callable[[], None], int]
]
COMPARED = {
    "class / def": (plain, function, 300),
    "metaclass / class": (with_meta, plain, 300),
    "ABC / class": (abstract, plain, 300),
    "Enum of 3 / class": (enumeration, plain, 50),
    "dataclass of 3 / class": (data, plain, 20),
    "dataclass(slots) / class": (slotted_data, plain, 20),
    "NamedTuple of 3 / class": (named_tuple, plain, 50),
    "instance, metaclass / plain": (
        make_with_meta,
        make_plain,
        20_000,
    ),
    "instance, own __call__ / plain": (
        make_with_call,
        make_plain,
        20_000,
    ),
}


def ratios(label: str) -> Ratios:
    """Compare the two sides."""
    call, base, number = COMPARED[label]
    gc.collect()
    return compare(call, base, number=number)


if __name__ == "__main__":
    for label in COMPARED:
        print(f"{label}: {ratios(label)}")
