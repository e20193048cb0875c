"""One list stands under every city."""


def shelves(cities: list[str]) -> dict[str, list[str]]:
    return dict.fromkeys(cities, [])
