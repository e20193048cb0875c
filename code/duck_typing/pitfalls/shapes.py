"""Four couriers, and what a type checker says of each."""

from typing import Protocol

from duck_typing import post
from duck_typing.couriers import Carrier


# region shapes
class Van:
    def carry(self, load: str) -> int:
        return 300


class Bike:
    def carry(self, parcel: str, rider: str) -> int:
        return 100


class Drone:
    carry = None


by_van: Carrier = Van()
by_post: Carrier = post
by_bike: Carrier = Bike()
by_drone: Carrier = Drone()
# endregion shapes


# region mutable
class Addressed(Protocol):
    city: str | None


class Labeled(Protocol):
    @property
    def city(self) -> str | None: ...


class Hub:
    city: str = "Oslo"


labeled: Labeled = Hub()
addressed: Addressed = Hub()
# endregion mutable
