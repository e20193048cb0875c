"""One object for each code, for as long as somebody uses it."""

from threading import RLock
from typing import ClassVar, Self
from weakref import WeakValueDictionary


# region hub
class Hub:
    """A place with a code. Equal codes give the same object."""

    _known: ClassVar[
        WeakValueDictionary[tuple[type, str], "Hub"]
    ] = WeakValueDictionary()
    _lock = RLock()
    code: str

    def __new__(cls, code: str) -> Self:
        with cls._lock:
            found = cls._known.get((cls, code))
            if found is None:
                found = super().__new__(cls)
                found.code = code
                cls._known[cls, code] = found
            assert isinstance(found, cls)
            return found

    def __getnewargs__(self) -> tuple[str]:
        return (self.code,)
        # endregion hub
