"""Exercise: override half a property.

``Letter.grams`` must raise ValueError above 500 and hand all
other values to the setter that comes next in the MRO. Getter,
deleter and docstring stay those of the inherited property.
Leave ``Parcel`` as it is.
"""


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
