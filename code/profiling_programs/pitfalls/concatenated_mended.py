"""All parcels of all hubs."""

from itertools import chain


def parcels(hubs: list[list[str]]) -> list[str]:
    return list(chain.from_iterable(hubs))
