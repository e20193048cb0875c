"""A method assigns what no slot holds."""


class Parcel:
    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code

    def weigh(self, grams: int) -> None:
        self.grams = grams
