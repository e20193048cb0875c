"""``hubs`` needs ``Courier`` when it hires, ``routes`` needs
``Hub`` while it is executed, to make ``START``. ``couriers``
needs ``Route`` only to say what ``drive`` takes: an import for
the type checker is enough, and it breaks the circle whichever
module comes first. The annotation must not be evaluated then,
hence the ``__future__`` import, which 3.14 makes superfluous.
From 3.15 on, ``lazy from routes import Route`` does both.

``import routes`` instead would help two of the three: whoever
imports ``routes`` first still meets ``START = Hub(...)``
before ``hubs`` is complete, or the annotation ``routes.Route``
before there is a ``Route``.
"""

FILES = {
    "hubs.py": """
from couriers import Courier


class Hub:
    def __init__(self, city: str) -> None:
        self.city = city
        self.staff: list[Courier] = []

    def hire(self, name: str) -> Courier:
        self.staff.append(Courier(name))
        return self.staff[-1]
""",
    "couriers.py": """
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routes import Route


class Courier:
    def __init__(self, name: str) -> None:
        self.name = name

    def drive(self, route: Route) -> str:
        return f"{self.name}: {len(route.stops)} stops"
""",
    "routes.py": """
from hubs import Hub

START = Hub("Oslo")


class Route:
    def __init__(self, *stops: Hub) -> None:
        self.stops = (START, *stops)
""",
}
