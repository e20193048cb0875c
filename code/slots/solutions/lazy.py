"""An empty slot raises ``AttributeError``, which is the sign
that nothing has been computed. Only the *read of the slot* may
stand in the ``try``: were ``compute`` inside, an
``AttributeError`` that it raises would count as empty.

The descriptor has no ``__set__``, yet ``route.length = 3`` is
refused: the class has no ``__dict__`` to put it in.
"""

from collections.abc import Callable
from typing import Any


class cached_slot:
    def __init__(self, compute: Callable[[Any], Any]) -> None:
        self.compute = compute

    def __set_name__(self, owner: type, name: str) -> None:
        self.slot = f"_{name}"

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        try:
            return getattr(instance, self.slot)
        except AttributeError:
            pass
        value = self.compute(instance)
        setattr(instance, self.slot, value)
        return value
