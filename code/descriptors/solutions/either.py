"""``__get__`` sees both: the instance, or None, and the owner.

The test is ``is None``. ``instance or owner`` would bind the
class when the instance is false, such as an empty container.
``MethodType`` does the binding, as it does for a function.

The descriptor has no ``__set__``, so an entry in the instance's
``__dict__`` wins. ``owner`` has a default because callers by
hand may leave it out.
"""

from collections.abc import Callable
from types import MethodType
from typing import Any


class either:
    """Decorator: bind to the instance, or else to the class."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __get__(
        self, instance: Any, owner: type | None = None
    ) -> MethodType:
        target = owner if instance is None else instance
        return MethodType(self.function, target)
