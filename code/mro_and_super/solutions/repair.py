"""Every layer takes its own argument by keyword and forwards
the rest; only the root ends the chain.

``Heated`` called the root by name, so no layer behind it in
the MRO ran. ``Numbered`` forwarded nothing and swallowed what
the others needed. ``Guarded`` forwarded by position, which
fixes who comes next. ``Depot`` needs no ``__init__``: the chain
already calls each layer once. The root takes no ``**rest``, so
a misspelt keyword is refused there.
"""

from typing import Any


class Site:
    """The root: knows its city and counts its openings."""

    def __init__(self, *, city: str) -> None:
        self.city = city
        self.opened = getattr(self, "opened", 0) + 1


class Heated(Site):
    def __init__(self, *, degrees: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.degrees = degrees


class Numbered(Site):
    def __init__(self, *, number: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.number = number


class Guarded(Site):
    def __init__(self, *, guards: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.guards = guards


class Depot(Heated, Numbered, Guarded):
    pass
