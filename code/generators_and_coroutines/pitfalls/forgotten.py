"""A coroutine that nobody awaits."""


async def save(parcel: str) -> None:
    print("saved", parcel)


async def accept(parcel: str) -> str:
    save(parcel)
    return f"{parcel} accepted"
