"""Every callback reads the loop's one variable."""

from collections.abc import Callable


def announcers(cities: list[str]) -> list[Callable[[], str]]:
    found = []
    for city in cities:
        found.append(lambda: f"arrived in {city}")
    return found
