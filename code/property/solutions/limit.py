"""``Parcel.grams.setter`` copies the property with one function
replaced; getter, deleter and docstring come along.

``super(Letter, type(self)).grams`` has a class for its second
argument, so it returns the next property itself instead of
calling its getter, and ``__set__`` runs that property's setter.
``Parcel.grams.fset`` would skip a class that a diamond puts
between the two. mypy 2.4 does not follow the copy, which is
what the comment silences.
"""

from typing import Any


class Parcel:
    @property
    def grams(self) -> int:
        """Weight in grams."""
        return self._grams

    @grams.setter
    def grams(self, value: float) -> None:
        self._grams = round(value)

    @grams.deleter
    def grams(self) -> None:
        del self._grams


class Letter(Parcel):
    """A parcel of at most 500 g."""

    maximum = 500

    @Parcel.grams.setter  # type: ignore
    def grams(self, value: float) -> None:
        if value > self.maximum:
            raise ValueError(f"{value} g is no letter")
        following: Any = super(Letter, type(self))
        following.grams.__set__(self, value)
