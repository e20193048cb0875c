"""One record of two fields, in every layout on offer.

The values exist before anything is measured and are shared, so
the layouts differ in what they need to hold two references.
The columns hold the numbers themselves.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

LAT, LON = 59.9, 10.7
ROWS = 1000


class Plain:
    def __init__(self) -> None:
        self.lat = LAT
        self.lon = LON


class Slotted:
    __slots__ = ("lat", "lon")

    def __init__(self) -> None:
        self.lat = LAT
        self.lon = LON


@dataclass(slots=True)
class Data:
    lat: float = LAT
    lon: float = LON


class Pair(NamedTuple):
    lat: float = LAT
    lon: float = LON


class Forgetful(Slotted):
    """A subclass whose author forgot ``__slots__``."""


class PlainList(list[float]):
    def __init__(self) -> None:
        self.lat = LAT
        self.lon = LON


def asked() -> Plain:
    """Make a plain object and ask for its dictionary."""
    made = Plain()
    vars(made)
    return made


def replaced() -> Plain:
    """Make a plain object and replace its dictionary."""
    made = Plain()
    made.__dict__ = {"lat": LAT, "lon": LON}
    return made


def column() -> array[float]:
    """Make a column of ``ROWS`` numbers."""
    return array("d", [LAT]) * ROWS


LAYOUTS: dict[str, Callable[[], object]] = {
    "plain, inline": Plain,
    "plain, asked": asked,
    "plain, replaced": replaced,
    "dict alone": lambda: {"lat": LAT, "lon": LON},
    "list subclass": PlainList,
    "namedtuple": Pair,
    "slots": Slotted,
    "slots, forgotten": Forgetful,
    "dataclass": Data,
    "two arrays": lambda: (column(), column()),
}


class Settled(Plain):
    """Has made the instances for which its room is decided."""


for _ in range(100):
    Settled()


def grown() -> Plain:
    """Make a plain object and set two names of another kind."""
    made = Settled()
    made.parcel = made.courier = None  # type: ignore[attr-defined]
    return made


def wide(count: int, slots: bool) -> type:
    """Make a class whose instances have ``count`` fields."""
    names = [f"field{index}" for index in range(count)]

    def fill(self: object) -> None:
        for name in names:
            setattr(self, name, LAT)

    body: dict[str, object] = {"__init__": fill}
    if slots:
        body["__slots__"] = names
    return type("Wide", (), body)


LAYOUTS |= {
    "plain, two more fields": grown,
    "plain, 29 fields": wide(29, slots=False),
    "plain, 30 fields": wide(30, slots=False),
    "slots, 30 fields": wide(30, slots=True),
}

# Records in one object, where it is not one.
RECORDS = {"two arrays": ROWS}
