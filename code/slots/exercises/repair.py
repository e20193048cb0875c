"""Exercise: slots that hold what they promise.

``Parcel`` declares slots, and its instances have a ``__dict__``
nevertheless. ``Signed`` adds a slot, so no class can inherit
from it and from ``Weighed``. Repair the tree:

* no instance of ``Parcel`` has a ``__dict__``;
* ``Parcel`` keeps its bases, in their order;
* parcels can be weakly referenced, copied and pickled;
* ``price`` is computed once for each parcel.
"""

from abc import ABC, abstractmethod
from functools import cached_property


class Priced(ABC):
    @abstractmethod
    def rate(self) -> int: ...

    @cached_property
    def price(self) -> int:
        return 300 + self.rate()


class Weighed:
    grams: int

    def rate(self) -> int:
        return self.grams // 10


class Signed:
    signature: str

    def sign(self, name: str) -> None:
        self.signature = name


class Parcel(Weighed, Signed, Priced):
    __slots__ = ("code",)

    def __init__(self, code: str, grams: int) -> None:
        self.code = code
        self.grams = grams
