"""The value is kept in the instance, under a private name.

``getattr`` and ``setattr`` with that name work for a slot and
for the ``__dict__`` alike. With the public name they would call
the descriptor again, and not return. A dictionary on the field
would be lost by copies and pickles, and a weak one would refuse
unhashable instances and mix up equal ones.

Both would raise AttributeError by themselves, with the private
name in the message; ``_missing`` has the public one.
"""

from typing import Any


class Field:
    """Accepts values of one type; keeps one per instance."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.private = "_" + name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        try:
            return getattr(instance, self.private)
        except AttributeError:
            raise self._missing(instance) from None

    def __set__(self, instance: Any, value: Any) -> None:
        if not isinstance(value, self.kind):
            wanted = self.kind.__name__
            raise TypeError(f"{self.name}: {wanted} wanted")
        setattr(instance, self.private, value)

    def __delete__(self, instance: Any) -> None:
        try:
            delattr(instance, self.private)
        except AttributeError:
            raise self._missing(instance) from None

    def _missing(self, instance: Any) -> AttributeError:
        cls = type(instance).__name__
        return AttributeError(f"{cls!r} has no {self.name!r}")
