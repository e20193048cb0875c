"""Every callback has a variable of its own."""

from collections.abc import Callable


def announcer(city: str) -> Callable[[], str]:
    return lambda: f"arrived in {city}"


def announcers(cities: list[str]) -> list[Callable[[], str]]:
    return [announcer(city) for city in cities]
