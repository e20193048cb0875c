"""Where isinstance and the type checker part ways."""

from typing import (
    Protocol,
    TypeGuard,
    TypeIs,
    reveal_type,
    runtime_checkable,
)


# region branch
@runtime_checkable
class Carrier(Protocol):
    def carry(self, parcel: str, /) -> int: ...


class Bike:
    def carry(self) -> int:
        return 100


def price(bike: Bike) -> int:
    if isinstance(bike, Carrier):
        return bike.carry("P1")
    return 0


# endregion branch


# region narrowing
def is_city(place: object) -> TypeIs[str]:
    return isinstance(place, str)


def all_cities(places: list[object]) -> TypeGuard[list[str]]:
    return all(isinstance(place, str) for place in places)


def visit(place: str | int) -> None:
    if is_city(place):
        reveal_type(place)
    else:
        reveal_type(place)


# endregion narrowing
