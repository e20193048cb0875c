"""Two mixins that both want the next word of the object."""


class Weighed:
    __slots__ = ("grams",)
    grams: int


class Signed:
    __slots__ = ("signature",)
    signature: str


class Parcel(Weighed, Signed):
    __slots__ = ()
