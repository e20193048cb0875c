"""The key says what ``==`` leaves out: the type, and the sign.

``repr`` of a float shows the sign of a zero, and so does that
of a complex number. A tuple's key is made of its items' keys;
without that, ``(1,)`` and ``(True,)`` would be one. CPython's
compiler has the same function, ``_PyCode_ConstantKey``.
"""

from typing import Any


def constant_key(value: Any) -> Any:
    """Return a key that is equal for the same constant only."""
    if isinstance(value, tuple):
        return tuple, tuple(map(constant_key, value))
    if isinstance(value, float | complex):
        return type(value), repr(value)
    return type(value), value


class Pool:
    """Hands out one object for all values that are the same."""

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}

    def share(self, value: Any) -> Any:
        """Return the first object that is the same constant."""
        return self.kept.setdefault(constant_key(value), value)
