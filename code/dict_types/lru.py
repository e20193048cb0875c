"""One cache three times: who remembers the order of use?"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


# region cache
class Cache[K: Hashable, V]:
    """Calls a function of one argument once per key."""

    def __init__(
        self, function: Callable[[K], V], maxsize: int
    ) -> None:
        if maxsize < 1:
            raise ValueError("maxsize must be at least 1")
        self.function, self.maxsize = function, maxsize
        self.hits = self.misses = 0

    def __call__(self, key: K) -> V:
        try:
            value = self.touch(key)
        except KeyError:
            self.misses += 1
        else:
            self.hits += 1
            return value
        value = self.function(key)
        self.store(key, value)
        return value

    # endregion cache

    def touch(self, key: K) -> V:
        """Return a cached value and make its key the newest.

        Raises KeyError if the key is not cached.
        """
        raise NotImplementedError

    def store(self, key: K, value: V) -> None:
        """Keep a value as the newest; evict the oldest.

        A key that came in while the function ran keeps the
        value and the place it has.
        """
        raise NotImplementedError


# region ordered
class OrderedCache[K: Hashable, V](Cache[K, V]):
    def __init__(
        self, function: Callable[[K], V], maxsize: int
    ) -> None:
        super().__init__(function, maxsize)
        self.items: OrderedDict[K, V] = OrderedDict()

    def touch(self, key: K) -> V:
        self.items.move_to_end(key)
        return self.items[key]

    def store(self, key: K, value: V) -> None:
        self.items.setdefault(key, value)
        if len(self.items) > self.maxsize:
            self.items.popitem(last=False)


# endregion ordered


class PlainCache[K: Hashable, V](Cache[K, V]):
    def __init__(
        self, function: Callable[[K], V], maxsize: int
    ) -> None:
        super().__init__(function, maxsize)
        self.items: dict[K, V] = {}

    # region plain
    def touch(self, key: K) -> V:
        value = self.items.pop(key)
        self.items[key] = value
        return value

    def store(self, key: K, value: V) -> None:
        self.items.setdefault(key, value)
        if len(self.items) > self.maxsize:
            del self.items[next(iter(self.items))]

    # endregion plain


# region node
class Node[K, V]:
    __slots__ = ("key", "newer", "older", "value")

    def __init__(self, key: K, value: V) -> None:
        self.key, self.value = key, value
        self.older = self.newer = self

    def unlink(self) -> None:
        self.older.newer = self.newer
        self.newer.older = self.older

    def link_before(self, ring: "Node[Any, Any]") -> None:
        self.older, self.newer = ring.older, ring
        ring.older.newer = ring.older = self


# endregion node


class LinkedCache[K: Hashable, V](Cache[K, V]):
    def __init__(
        self, function: Callable[[K], V], maxsize: int
    ) -> None:
        super().__init__(function, maxsize)
        self.nodes: dict[K, Node[K, V]] = {}
        self.ring: Node[Any, Any] = Node(None, None)

    # region linked
    def touch(self, key: K) -> V:
        node = self.nodes[key]
        node.unlink()
        node.link_before(self.ring)
        return node.value

    def store(self, key: K, value: V) -> None:
        if key in self.nodes:
            return
        node = self.nodes[key] = Node(key, value)
        node.link_before(self.ring)
        if len(self.nodes) > self.maxsize:
            oldest = self.ring.newer
            oldest.unlink()
            del self.nodes[oldest.key]

    # endregion linked
