"""isinstance would say yes to this courier."""

from typing import Protocol


class Carrier(Protocol):
    def carry(self, parcel: str, /) -> int: ...


class Bike:
    def carry(self) -> int:
        return 100


def dispatch(courier: Carrier) -> object:
    return courier


dispatch(Bike())
