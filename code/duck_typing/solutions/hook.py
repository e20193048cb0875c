"""A class defines what is in its own ``__dict__``, and the
first class in the MRO that has the name decides. If that is
``None``, the method was taken away, so a base further on must
not count: ``hasattr`` would miss that, and would also find
attributes of the metaclass.

``cls is Trackable`` keeps the hook from answering for
subclasses, which want more than these two names. It returns
``NotImplemented`` and not False where it does not know: False
would overrule inheritance and ``register``.
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
        if cls is not Trackable:
            return NotImplemented
        for name in ("track", "position"):
            for base in other.__mro__:
                if name in vars(base):
                    if vars(base)[name] is None:
                        return NotImplemented
                    break
            else:
                return NotImplemented
        return True
