"""An ``OrderedDict`` keeps the order of use; each value stands
with the time at which it expires. ``get`` moves a key to the
end, ``put`` stores it there, and ``popitem(last=False)`` drops
the least recently used.

Order of use is not order of age, since a read moves a key and
does not renew it. So the expired keys may stand anywhere, and
``put`` looks at all of them, but only when the cache is full.
A second ``OrderedDict`` in order of age would end the search
early. Share the cache between threads only under a lock: each
method is several operations.
"""

from collections import OrderedDict
from collections.abc import Callable


class Expiring:
    def __init__(
        self,
        maxsize: int,
        seconds: float,
        clock: Callable[[], float],
    ) -> None:
        self.maxsize, self.seconds = maxsize, seconds
        self.clock = clock
        self.held: OrderedDict[str, tuple[float, int]] = (
            OrderedDict()
        )

    def get(self, key: str) -> int | None:
        if key not in self.held:
            return None
        expires, value = self.held[key]
        if expires <= self.clock():
            del self.held[key]
            return None
        self.held.move_to_end(key)
        return value

    def put(self, key: str, value: int) -> None:
        now = self.clock()
        self.held[key] = (now + self.seconds, value)
        self.held.move_to_end(key)
        if len(self.held) > self.maxsize:
            for other, (expires, _) in [*self.held.items()]:
                if expires <= now:
                    del self.held[other]
        while len(self.held) > self.maxsize:
            self.held.popitem(last=False)

    def __len__(self) -> int:
        return len(self.held)
