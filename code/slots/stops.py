"""Slots in the shapes that they have in real code."""

from array import array
from dataclasses import dataclass
from typing import Any


# region stop
@dataclass(frozen=True, slots=True, weakref_slot=True)
class Stop:
    """A closed value: comparable, hashable, fixed fields."""

    city: str
    lat: float
    lon: float
    # endregion stop


# region parcel
class Parcel:
    """Computes its price when it is first asked for."""

    __slots__ = ("grams", "price")
    price: int

    def __init__(self, grams: int) -> None:
        self.grams = grams

    def __getattr__(self, name: str) -> int:
        if name != "price":
            raise AttributeError(name, name=name, obj=self)
        self.price = 300 + self.grams // 10
        return self.price
        # endregion parcel


# region migrated
class Crate:
    """Has slots now; old pickles carry a dictionary."""

    __slots__ = ("code", "grams")
    code: str
    grams: int

    def __setstate__(self, state: Any) -> None:
        attributes, slots = (
            state if isinstance(state, tuple) else (state, None)
        )
        for part in (attributes, slots):
            for name, value in (part or {}).items():
                setattr(self, name, value)
                # endregion migrated


# region track
class Track:
    """Where a courier was: a column for each field."""

    __slots__ = ("lats", "lons")

    def __init__(self) -> None:
        self.lats = array("d")
        self.lons = array("d")

    def add(self, lat: float, lon: float) -> None:
        self.lats.append(lat)
        self.lons.append(lon)

    def __getitem__(self, index: int) -> tuple[float, float]:
        return self.lats[index], self.lons[index]

    def __len__(self) -> int:
        return len(self.lats)
        # endregion track


# region counted
class Counter:
    """Notes reads of an attribute that a slot stores."""

    def __init__(self, slot: Any) -> None:
        self.slot = slot
        self.reads = 0

    def __get__(self, instance: object, owner: type) -> Any:
        if instance is None:
            return self
        self.reads += 1
        return self.slot.__get__(instance, owner)

    def __set__(self, instance: object, value: object) -> None:
        self.slot.__set__(instance, value)
        # endregion counted
