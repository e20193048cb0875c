"""Exercise: a machine without that module.

Code with an optional dependency has two paths, and the test
machine has the dependency installed. Write the context manager
that makes imports of ``name`` and of everything below it raise
ImportError, also where the module was imported before, and
also as ``from parent import name``. Afterwards everything
is as it was: the same module objects, and no names that were
not there. An exception in the block must pass through.
"""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(name: str) -> Iterator[None]:
    # Make imports of ``name`` fail here ...
    yield
    # ... and put everything back here.
