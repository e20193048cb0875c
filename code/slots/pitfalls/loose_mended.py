"""A subclass of a named tuple that is as lean as its base."""

from typing import NamedTuple


class Position(NamedTuple("Position", [("lat", float)])):
    __slots__ = ()

    def is_north(self) -> bool:
        return self.lat > 0
