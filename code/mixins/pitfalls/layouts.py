"""Two mixins, each with slots of its own."""


class Weighed:
    __slots__ = ("grams",)


class Signed:
    __slots__ = ("signature",)


class Parcel(Weighed, Signed):
    __slots__ = ()
