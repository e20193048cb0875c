"""The body stores each definition in what ``__prepare__``
returned, so a ``dict`` with a ``__setitem__`` of its own sees
both. No other hook does: in the namespace that the metaclass
and ``__init_subclass__`` receive, the first one is gone.

Only a function over a function is refused. That leaves setters
(a property over a property), constants and conditional
definitions of other kinds alone. A limit: ``typing.overload``
returns functions, so overloads in the body are refused, too.

``type.__new__`` copies the storage into a plain ``dict``; the
finished class does not know that its namespace was strict.
"""

from types import FunctionType
from typing import Any


class Once(dict[str, Any]):
    """Keeps a function from being replaced by another."""

    def __setitem__(self, name: str, value: Any) -> None:
        both = (self.get(name), value)
        if all(isinstance(v, FunctionType) for v in both):
            raise TypeError(f"{name} is defined twice")
        super().__setitem__(name, value)


class Strict(type):
    """Refuses a second function under one name."""

    @classmethod
    def __prepare__(
        cls, name: str, bases: Any, /, **keywords: Any
    ) -> Once:
        return Once()
