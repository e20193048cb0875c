"""``None`` in ``sys.modules`` stops an import. What is below
``name`` has entries of its own, which go. That is enough for
``import``. ``from xml import dom`` looks for the attribute
first, so the parent must lose it for a while.

``old`` holds what was there before; names that arrived during
the block, the ``None`` included, are removed again.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(name: str) -> Iterator[None]:
    old = {
        key: module
        for key, module in sys.modules.items()
        if key == name or key.startswith(f"{name}.")
    }
    parent, _, child = name.rpartition(".")
    there = parent in sys.modules
    package = vars(sys.modules[parent]) if there else {}
    attribute = package.pop(child, None)
    for key in old:
        del sys.modules[key]
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
        sys.modules.update(old)
        if attribute is not None:
            package[child] = attribute
