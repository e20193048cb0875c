"""Every base declares ``__slots__ = ()``; the class at the end
declares all the fields, and ``__weakref__`` once. Annotations
say what the bases expect. The mixins could not have slots of
their own: two of them cannot be combined.

``cached_property`` wanted a ``__dict__``. A property that reads
a slot, and fills it when it is empty, needs none.

mypy checks an assignment against the slots of the class in
which it stands, and does not see that a subclass has them;
hence two comments.
"""

from abc import ABC, abstractmethod


class Priced(ABC):
    __slots__ = ()
    _price: int

    @abstractmethod
    def rate(self) -> int: ...

    @property
    def price(self) -> int:
        if not hasattr(self, "_price"):
            price = 300 + self.rate()
            self._price = price  # type: ignore[misc]
        return self._price


class Weighed:
    __slots__ = ()
    grams: int

    def rate(self) -> int:
        return self.grams // 10


class Signed:
    __slots__ = ()
    signature: str

    def sign(self, name: str) -> None:
        self.signature = name  # type: ignore[misc]


class Parcel(Weighed, Signed, Priced):
    __slots__ = (
        "__weakref__",
        "_price",
        "code",
        "grams",
        "signature",
    )

    def __init__(self, code: str, grams: int) -> None:
        self.code = code
        self.grams = grams
