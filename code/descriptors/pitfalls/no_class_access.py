"""The field forgets that a class can be asked too."""


class Weight:
    def __get__(
        self, parcel: "Parcel", owner: "type[Parcel]"
    ) -> int:
        return parcel.grams


class Parcel:
    grams = 5
    weight = Weight()


WEIGHT = Parcel.weight
