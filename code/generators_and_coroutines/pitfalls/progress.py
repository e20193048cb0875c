"""A yield for the progress bar changes what the call returns."""


async def deliver(parcels: list[str]) -> int:
    done = 0
    for parcel in parcels:
        print("delivered", parcel)
        done += 1
        yield done


async def report(parcels: list[str]) -> str:
    return f"{await deliver(parcels)} delivered"
