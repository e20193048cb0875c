"""The subclass defines the method."""

from typing import Protocol


class Carrier(Protocol):
    def carry(self, parcel: str, /) -> int: ...


class Tram(Carrier):
    def carry(self, parcel: str, /) -> int:
        return 200


Tram().carry("P1")
