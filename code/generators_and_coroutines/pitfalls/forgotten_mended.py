"""The caller waits until the parcel has been saved."""


async def save(parcel: str) -> None:
    print("saved", parcel)


async def accept(parcel: str) -> str:
    await save(parcel)
    return f"{parcel} accepted"
