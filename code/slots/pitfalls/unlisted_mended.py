"""Every attribute has a slot."""


class Parcel:
    __slots__ = ("code", "grams")

    def __init__(self, code: str) -> None:
        self.code = code

    def weigh(self, grams: int) -> None:
        self.grams = grams
