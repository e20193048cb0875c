"""The field returns itself when a class is asked."""

from typing import Self, overload


class Weight:
    @overload
    def __get__(
        self, parcel: None, owner: "type[Parcel]"
    ) -> Self: ...
    @overload
    def __get__(
        self, parcel: "Parcel", owner: "type[Parcel]"
    ) -> int: ...
    def __get__(
        self, parcel: "Parcel | None", owner: "type[Parcel]"
    ) -> Self | int:
        return self if parcel is None else parcel.grams


class Parcel:
    grams = 5
    weight = Weight()


WEIGHT = Parcel.weight
