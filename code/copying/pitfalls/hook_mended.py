"""The hook takes the memo, uses it and passes it on."""

import copy
from typing import Any, Self


class Route:
    def __init__(self, stops: list[str]) -> None:
        self.stops = stops

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin = type(self).__new__(type(self))
        memo[id(self)] = twin
        twin.stops = copy.deepcopy(self.stops, memo)
        return twin
