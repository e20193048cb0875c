"""One call of the tariff for each zone.

The count of calls said two things: the insertion sort asks
again for prices it has had (quadratic), and zones repeat.
Sorting with a key asks once for each parcel; a dictionary of
prices asks once for each zone. ``sorted`` is stable, so equal
prices keep their order. A count of calls is exact and the same
on every machine, so it can stand in a test; a time cannot.
"""

from typing import NamedTuple


class Parcel(NamedTuple):
    number: int
    zone: str


def tariff(zone: str) -> int:
    """Compute, slowly, what a parcel to this zone costs."""
    return sum(ord(letter) for letter in zone * 50) % 97


def cheapest_first(parcels: list[Parcel]) -> list[Parcel]:
    """Return the parcels by price; equal prices keep order."""
    zones = {parcel.zone for parcel in parcels}
    price = {zone: tariff(zone) for zone in zones}
    return sorted(
        parcels, key=lambda parcel: price[parcel.zone]
    )
