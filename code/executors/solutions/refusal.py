"""Say how the exception is made again.

``BaseException.__reduce__`` returns the class, ``args`` and the
instance's dictionary; the copy is ``cls(*args)``, and then gets
the dictionary. ``args`` is what ``super().__init__`` was given:
one text, where ``__init__`` wants two arguments. Here ``args``
holds what ``__init__`` wants, and ``__str__`` makes the
message.
``days`` and the notes are in the dictionary, which travels by
itself, for subclasses as well.
"""


class Refused(Exception):
    """A hub does not take a parcel, for a number of days."""

    def __init__(
        self, parcel: str, hub: str, *, days: int = 1
    ) -> None:
        super().__init__(parcel, hub)
        self.parcel = parcel
        self.hub = hub
        self.days = days

    def __str__(self) -> str:
        return f"{self.hub} refuses {self.parcel}"
