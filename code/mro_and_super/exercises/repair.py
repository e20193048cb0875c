"""Exercise: every layer once.

A depot is built from layers. As it stands, ``Depot`` opens its
site twice, and a class that combines the layers without an
``__init__`` like that of ``Depot`` raises TypeError or loses
arguments in silence. Repair the tree so that in every order of
the layers each ``__init__`` runs exactly once and no argument
is lost. Keep the names, the bases and the attributes; a keyword
that nobody knows is refused by the root.
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


class Numbered(Site):
    def __init__(self, *, number: int, **rest: Any) -> None:
        self.number = number


class Guarded(Site):
    def __init__(self, city: str, guards: int) -> None:
        super().__init__(city)
        self.guards = guards


class Depot(Heated, Numbered, Guarded):
    def __init__(self, **details: Any) -> None:
        Heated.__init__(
            self, details["city"], details["degrees"]
        )
        Numbered.__init__(self, number=details["number"])
        Guarded.__init__(
            self, details["city"], details["guards"]
        )
