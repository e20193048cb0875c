"""A weight with two units, one representation and one guard."""


# region parcel
class Parcel:
    """A parcel, weighed in whole grams."""

    def __init__(self, grams: int) -> None:
        self.grams = grams

    @property
    def grams(self) -> int:
        """Weight in grams, packaging included."""
        return self._grams

    @grams.setter
    def grams(self, value: int) -> None:
        if value < 1:
            text = f"a parcel weighs 1 g or more, not {value}"
            raise ValueError(text)
        self._grams = value

    @property
    def kilograms(self) -> float:
        """The same weight; nothing else is stored."""
        return self.grams / 1000

    @kilograms.setter
    def kilograms(self, value: float) -> None:
        self.grams = round(value * 1000)

    # endregion parcel
