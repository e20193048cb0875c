"""An error that cannot leave the process it was raised in."""


class Lost(Exception):
    def __init__(self, parcel: str, hub: str) -> None:
        super().__init__(f"{parcel} lost at {hub}")


def lose() -> None:
    raise Lost("P1", "Oslo")
