"""Exercise: errors that travel.

These exceptions must come out of ``pickle`` and ``copy`` as
they went in: same type, same message, same attributes. Repair
them. They are raised as before:

    Lost("P1", "Oslo")
    Refused(parcel="P1", reason="customs")
    Delayed("P1")          and Delayed("P1", 24)

and ``str`` gives the same text as before.
"""


class Lost(Exception):
    def __init__(self, parcel: str, hub: str) -> None:
        super().__init__(f"{parcel} lost at {hub}")
        self.parcel = parcel
        self.hub = hub


class Refused(Exception):
    def __init__(self, *, parcel: str, reason: str) -> None:
        super().__init__(f"{parcel} refused: {reason}")
        self.parcel = parcel
        self.reason = reason


class Delayed(Exception):
    def __init__(self, parcel: str, hours: int = 1) -> None:
        super().__init__(f"{parcel} is {hours} h late")
        self.parcel = parcel
        self.hours = hours
