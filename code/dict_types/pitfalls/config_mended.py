"""The change stays in a layer of the function's own."""

from collections import ChainMap
from collections.abc import Mapping


def rate(defaults: Mapping[str, int], city: str) -> int:
    own: dict[str, int] = {}
    layered = ChainMap(own, {**defaults})
    layered["rate"] = len(city)
    return layered["rate"]
