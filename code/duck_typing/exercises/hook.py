"""Exercise: a hook that tells the truth.

Complete ``Trackable.__subclasshook__``. A class that has
``track`` and ``position``, of its own or from a base, is a
virtual subclass. ``None`` in the place of one opts out. A class
that inherits from Trackable does not inherit the recognition,
and inheriting and registering still count.
"""

from abc import ABC, abstractmethod


class Trackable(ABC):
    """Something whose way can be followed."""

    @abstractmethod
    def track(self) -> list[str]: ...

    @abstractmethod
    def position(self) -> str: ...

    @classmethod
    def __subclasshook__(cls, other: type) -> bool:
        return NotImplemented  # Complete the method.
