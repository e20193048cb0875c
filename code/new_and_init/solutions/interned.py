"""``__init__`` goes: it ran on every call, and after the lock
was released. What it did happens in ``__new__``, once, before
anybody else can see the depot.

The key holds the class, the values are weak, and a lock makes
check and creation one step; the local name keeps the depot
alive until it is returned. ``__getnewargs__`` sends copies and
pickles through ``__new__``. They would then put the old state
back: for a pickle that is days old, over newer values. So
``__getstate__`` answers None, which means "nothing to restore".
"""

from threading import RLock
from typing import Any, ClassVar, Self
from weakref import WeakValueDictionary


class Depot:
    known: ClassVar[
        WeakValueDictionary[tuple[type, str], Any]
    ] = WeakValueDictionary()
    lock: ClassVar[Any] = RLock()
    code: str
    docks: int

    def __new__(cls, code: str) -> Self:
        with cls.lock:
            depot: Self | None = cls.known.get((cls, code))
            if depot is None:
                depot = super().__new__(cls)
                depot.code = code
                depot.docks = 1
                cls.known[cls, code] = depot
            return depot

    def __getnewargs__(self) -> tuple[str]:
        return (self.code,)

    def __getstate__(self) -> None:
        return None
