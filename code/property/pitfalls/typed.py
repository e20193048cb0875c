"""Getter and setter with different types, as mypy sees them."""

from typing import reveal_type


# region typed
class Parcel:
    @property
    def grams(self) -> int:
        return self._grams

    @grams.setter
    def grams(self, value: int | str) -> None:
        self._grams = int(value)

    @property
    def price(self) -> int:
        return 300


parcel = Parcel()
parcel.grams = "500"
reveal_type(parcel.grams)
parcel.grams = 2.5
parcel.price = 5
# endregion typed
