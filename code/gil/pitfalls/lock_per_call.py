"""Each call locks a lock of its own."""

import threading

parcels: dict[str, int] = {}


def sort_in(hub: str) -> None:
    """Count a parcel at a hub."""
    with threading.Lock():
        parcels[hub] = parcels.get(hub, 0) + 1
