"""Exercise: one object for each constant.

Complete ``Pool.share``. Values are None, booleans, numbers,
strings, bytes, and tuples of these.
"""

from typing import Any


class Pool:
    """Hands out one object for all values that are the same."""

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}

    def share(self, value: Any) -> Any:
        """Return the first object that is the same constant.

        The same constant: the same type and value, where 0.0
        and -0.0 differ, and tuples are compared item by item.
        """
        return self.kept.setdefault(value, value)
