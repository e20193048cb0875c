"""The mixins say what they expect; the class declares it."""


class Weighed:
    __slots__ = ()
    grams: int


class Signed:
    __slots__ = ()
    signature: str


class Parcel(Weighed, Signed):
    __slots__ = ("grams", "signature")
