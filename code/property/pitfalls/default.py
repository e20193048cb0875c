"""A property with the name of a field becomes its default."""

from dataclasses import dataclass


@dataclass
class Parcel:
    grams: int

    @property
    def grams(self) -> int:
        return self._grams

    @grams.setter
    def grams(self, value: int) -> None:
        self._grams = value
