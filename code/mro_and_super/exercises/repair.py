"""Exercise: every layer once.

A depot is built from layers. Combined, some never run, and the
root runs twice. Repair the tree so that in every combination
each ``__init__`` runs exactly once and no argument is lost.
Keep the names, the bases and the attributes.
"""

from typing import Any


class Site:
    """The root: knows its city and counts its openings."""

    def __init__(self, city: str) -> None:
        self.city = city
        self.opened = getattr(self, "opened", 0) + 1


class Heated(Site):
    def __init__(self, city: str, degrees: int) -> None:
        Site.__init__(self, city)
        self.degrees = degrees


class Guarded(Site):
    def __init__(self, city: str, guards: int) -> None:
        super().__init__(city)
        self.guards = guards


class Numbered(Site):
    def __init__(self, *, number: int, **rest: Any) -> None:
        self.number = number


class Depot(Heated, Guarded, Numbered):
    def __init__(self, **details: Any) -> None:
        Heated.__init__(
            self, details["city"], details["degrees"]
        )
        Guarded.__init__(
            self, details["city"], details["guards"]
        )
        Numbered.__init__(self, number=details["number"])
