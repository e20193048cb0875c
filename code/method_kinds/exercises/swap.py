"""Exercise: put back what was stored.

``swapped`` replaces an attribute of a class for the length of a
``with`` block. It reads with the dot, so it puts back what the
dot returned: repair it. Afterwards the class stores what it
stored before, the very same object, or again nothing.
A name that the class neither stores nor inherits still raises
AttributeError.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def swapped(cls: type, name: str, value: Any) -> Iterator[None]:
    """Replace the attribute ``name`` of ``cls`` for a while."""
    before = getattr(cls, name)
    setattr(cls, name, value)
    yield
    setattr(cls, name, before)
