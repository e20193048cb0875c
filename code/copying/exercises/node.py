"""Exercise: a tree that copies itself.

Complete ``__deepcopy__``. In the copy of a tree each child
knows its *new* parent. The logger stays shared; the name and
the parcels are copied. Copying a subtree makes its top a root,
without a parent.
"""

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
        raise NotImplementedError(
            "complete Node.__deepcopy__(): make a twin"
        )
