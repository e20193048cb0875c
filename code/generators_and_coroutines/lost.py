"""A coroutine is made in one line and dropped in another."""

import asyncio
import sys


async def save(parcel: str) -> None:
    print("saved", parcel)


# region lost
async def accept() -> None:
    kept = [save("P1")]
    print("accepted")
    kept.clear()


# endregion lost


def accept_without_loop() -> None:
    kept = [save("P1")]
    kept.clear()


if __name__ == "__main__":
    if "bare" in sys.argv:
        accept_without_loop()
    else:
        asyncio.run(accept())
