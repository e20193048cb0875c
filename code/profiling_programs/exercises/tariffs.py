"""Exercise: spend fewer calls.

A profile of ``cheapest_first`` says that ``tariff`` is called
far more often than there are parcels, and that it takes nearly
all the time. Return the same list with at most one call of
``tariff`` for each zone that occurs. Do not change ``tariff``.
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
    ordered: list[Parcel] = []
    for parcel in parcels:
        place = 0
        while place < len(ordered) and tariff(
            ordered[place].zone
        ) <= tariff(parcel.zone):
            place += 1
        ordered.insert(place, parcel)
    return ordered
