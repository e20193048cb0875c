"""Each city has a list of its own."""


def shelves(cities: list[str]) -> dict[str, list[str]]:
    return {city: [] for city in cities}
