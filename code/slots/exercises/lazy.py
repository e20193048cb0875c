"""Exercise: cached_property for a class with slots.

``cached_property`` keeps its value in the ``__dict__``, which a
slotted class lacks. Complete ``cached_slot``: it keeps the
value in a slot whose name is its own with ``_`` in front.

    class Route:
        __slots__ = ("stops", "_length")

        @cached_slot
        def length(self): ...
"""

from collections.abc import Callable
from typing import Any


class cached_slot:
    def __init__(self, compute: Callable[[Any], Any]) -> None:
        self.compute = compute

    # Complete the class: it learns its name when the class is
    # created, and computes when the slot is still empty.
