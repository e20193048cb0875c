"""Exercise: move all the arrows.

A function was imported by name into several modules. Rebind
every global name of ``old`` in ``modules`` for the length of a
block, and afterwards put back exactly those names. A name that
somebody else rebound inside the block is left alone. Assign with
``setattr``: a module may refuse, and then none stays rebound.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def rebind(
    old: object, new: object, modules: Iterable[ModuleType]
) -> Iterator[int]:
    """Rebind the names; yield how many there were."""
    # Complete the function: so far it rebinds nothing.
    yield 0
