"""Unpickling calls ``cls(*args)`` and then restores the
``__dict__``. So ``args`` must be what ``__init__`` takes, and
the text is made by ``__str__``. ``Delayed`` failed without an
error: its text went in as the parcel and was formatted again,
the attributes were restored, and only the message was wrong.

Keyword-only parameters never fit into ``args``. ``Refused``
says in ``__reduce__`` what to call instead of the class: a
partial that knows the class and the keywords, without further
arguments. The third item is the state, which carries notes and
whatever else was set on the error.
"""

from functools import partial
from typing import Any


class Lost(Exception):
    def __init__(self, parcel: str, hub: str) -> None:
        super().__init__(parcel, hub)
        self.parcel = parcel
        self.hub = hub

    def __str__(self) -> str:
        return f"{self.parcel} lost at {self.hub}"


class Refused(Exception):
    def __init__(self, *, parcel: str, reason: str) -> None:
        super().__init__(f"{parcel} refused: {reason}")
        self.parcel = parcel
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        make = partial(
            type(self), parcel=self.parcel, reason=self.reason
        )
        return make, (), self.__dict__


class Delayed(Exception):
    def __init__(self, parcel: str, hours: int = 1) -> None:
        super().__init__(parcel, hours)
        self.parcel = parcel
        self.hours = hours

    def __str__(self) -> str:
        return f"{self.parcel} is {self.hours} h late"
