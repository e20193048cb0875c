"""Exercise: a cycle of three modules.

``FILES`` holds three modules. Import any of them, and it fails
somewhere on the way round. Change the texts so that each of
the three can be imported first, in a fresh interpreter.

All classes, functions, constants and annotations stay, and no
import may hide in a function. One line of one module is enough
to break the circle; find out which, and what else it needs.
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
