"""A function changes the defaults of everybody."""

from collections.abc import Mapping


def rate(defaults: Mapping[str, int], city: str) -> int:
    defaults["rate"] = len(city)
    return defaults["rate"]
