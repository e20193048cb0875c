"""Progress is told to a function that the caller passes in."""

from collections.abc import Callable


async def deliver(
    parcels: list[str], progress: Callable[[int], None]
) -> int:
    done = 0
    for parcel in parcels:
        print("delivered", parcel)
        done += 1
        progress(done)
    return done


async def report(parcels: list[str]) -> str:
    return f"{await deliver(parcels, print)} delivered"
