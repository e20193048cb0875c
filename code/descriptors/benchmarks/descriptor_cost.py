"""What a descriptor costs, as ratios within one run.

Run it as ``python -m descriptors.benchmarks.descriptor_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest.
"""

from collections.abc import Callable
from types import MethodType
from typing import Any

from descriptors.equivalents import Property
from descriptors.fields import Field
from measuring.ratios import Ratios, compare


class Bind:
    """Binds as a function does, but is written in Python."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return MethodType(self.function, instance)


class Parcel:
    __slots__ = ("__dict__", "slot")
    field = Field(int)

    def __init__(self) -> None:
        self.plain = self.slot = self.field = 3

    @property
    def built_in(self) -> int:
        return self.plain

    in_python = Property(lambda self: self.plain)

    def method(self) -> None: ...

    bind = Bind(lambda self: None)


def read_plain(parcel: Parcel) -> None:
    parcel.plain  # noqa: B018


def read_slot(parcel: Parcel) -> None:
    parcel.slot  # noqa: B018


def read_property(parcel: Parcel) -> None:
    parcel.built_in  # noqa: B018


def read_equivalent(parcel: Parcel) -> None:
    parcel.in_python  # noqa: B018


def read_field(parcel: Parcel) -> None:
    parcel.field  # noqa: B018


def write_plain(parcel: Parcel) -> None:
    parcel.plain = 4


def write_field(parcel: Parcel) -> None:
    parcel.field = 4


def call_method(parcel: Parcel) -> None:
    parcel.method()


def call_after_binding(parcel: Parcel) -> None:
    method = parcel.method
    method()


def call_bind(parcel: Parcel) -> None:
    parcel.bind()


Use = Callable[[Parcel], None]
PAIRS: list[tuple[Use, Use]] = [
    (read_slot, read_plain),
    (read_property, read_plain),
    (read_equivalent, read_property),
    (read_field, read_plain),
    (write_field, write_plain),
    (call_after_binding, call_method),
    (call_bind, call_method),
]


def ratios(use: Use, base: Use, times: int) -> Ratios:
    """Compare two uses; the loop around them is shared."""
    parcel = Parcel()
    return compare(
        lambda: use(parcel), lambda: base(parcel), number=times
    )


def report(times: int = 10_000) -> list[str]:
    """Describe each pair: lowest, median and highest ratio."""
    return [
        f"{use.__name__} / {base.__name__}: "
        f"{ratios(use, base, times)}"
        for use, base in PAIRS
    ]


if __name__ == "__main__":
    print("\n".join(report()))
