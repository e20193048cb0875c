"""An explicit subclass inherits a body that returns None."""

from typing import Protocol


class Carrier(Protocol):
    def carry(self, parcel: str, /) -> int: ...


class Tram(Carrier):
    def cary(self, parcel: str, /) -> int:
        return 200


Tram().carry("P1")
