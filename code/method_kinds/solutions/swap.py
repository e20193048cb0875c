"""What the dot returns is made for the caller: a bound method,
a wrapped function. What must be put back is the descriptor that
the class stores, and if the class stores none, because it
inherits the name, then the replacement must be deleted.

``getattr`` is called all the same, for its ``AttributeError``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def swapped(cls: type, name: str, value: Any) -> Iterator[None]:
    """Replace the attribute ``name`` of ``cls`` for a while."""
    getattr(cls, name)
    own = name in vars(cls)
    before = vars(cls).get(name)
    setattr(cls, name, value)
    try:
        yield
    finally:
        if own:
            setattr(cls, name, before)
        else:
            delattr(cls, name)
