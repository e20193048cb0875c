"""Three ways to give each callback its own city."""

from collections.abc import Callable
from functools import partial

Callback = Callable[[str], str]


def announce(city: str, parcel: str) -> str:
    """Say where a parcel has arrived."""
    return f"{parcel} is in {city}"


# region partials
def partials(cities: list[str]) -> list[Callback]:
    """A partial object keeps the value."""
    return [partial(announce, city) for city in cities]


# endregion partials


# region factory
def announcer(city: str) -> Callback:
    """Each call of this function makes a new variable."""
    return lambda parcel: announce(city, parcel)


def factories(cities: list[str]) -> list[Callback]:
    return [announcer(city) for city in cities]


# endregion factory
