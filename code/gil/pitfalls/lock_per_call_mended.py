"""All calls share one lock, which lives as long as the data."""

import threading

parcels: dict[str, int] = {}
parcels_lock = threading.Lock()


def sort_in(hub: str) -> None:
    """Count a parcel at a hub."""
    with parcels_lock:
        parcels[hub] = parcels.get(hub, 0) + 1
