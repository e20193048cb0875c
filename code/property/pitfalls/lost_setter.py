"""The subclass redefines the getter and drops the setter."""


class Parcel:
    _grams = 0

    @property
    def grams(self) -> int:
        return self._grams

    @grams.setter
    def grams(self, value: int) -> None:
        self._grams = value


class Letter(Parcel):
    @property
    def grams(self) -> int:
        return min(self._grams, 500)
