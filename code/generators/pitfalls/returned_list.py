"""A generator function tries to return a list."""

from collections.abc import Iterator

CACHE: dict[str, list[str]] = {"Oslo": ["P1", "P2"]}


def parcels(city: str) -> Iterator[str]:
    if city in CACHE:
        return CACHE[city]
    for number in range(3):
        yield f"{city}{number}"
