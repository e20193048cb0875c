"""A subclass of a named tuple that carries a dictionary."""

from typing import NamedTuple


class Position(NamedTuple("Position", [("lat", float)])):
    def is_north(self) -> bool:
        return self.lat > 0
