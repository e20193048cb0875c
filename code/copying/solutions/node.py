"""The twin enters the memo first, so that whoever meets the
original again, a parcel or a second reference, finds it.

A child does not look for its parent: the parent may not have
been copied yet, as in ``deepcopy([child, parent])``. A twin
starts as a root, and whoever copies a list of children holds
both ends of the arrow back, and draws it.
"""

import copy
import weakref
from typing import Any, Self


class Node:
    def __init__(
        self, name: str, log: Any, parent: "Node | None" = None
    ) -> None:
        self.name = name
        self.log = log
        self.parcels: list[Any] = []
        self.children: list[Node] = []
        self._parent: weakref.ref[Node] | None = None
        if parent is not None:
            self._parent = weakref.ref(parent)
            parent.children.append(self)

    @property
    def parent(self) -> "Node | None":
        return None if self._parent is None else self._parent()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin = type(self).__new__(type(self))
        memo[id(self)] = twin
        twin.name = self.name
        twin.log = self.log
        twin.parcels = copy.deepcopy(self.parcels, memo)
        twin._parent = None
        twin.children = copy.deepcopy(self.children, memo)
        for child in twin.children:
            child._parent = weakref.ref(twin)
        return twin
