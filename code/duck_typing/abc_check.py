"""How an ABC answers ``issubclass``, written in Python.

``is_subclass(cls, abc)`` repeats what ``ABCMeta`` does, without
its two caches. The tests compare the two for the classes of
``collections.abc`` and every class the interpreter has loaded.
"""

from _abc import _get_dump  # type: ignore[import-not-found]
from typing import Any


def registered(abc: Any) -> list[type]:
    """Return what was registered with an ABC and is alive."""
    found = [reference() for reference in _get_dump(abc)[0]]
    return [cls for cls in found if cls is not None]


# region check
def is_subclass(cls: type, abc: Any) -> bool:
    """Answer ``issubclass(cls, abc)`` as an ABC does."""
    answer = abc.__subclasshook__(cls)
    if answer is not NotImplemented:
        return bool(answer)
    if abc in cls.__mro__:
        return True
    relatives = [*registered(abc), *abc.__subclasses__()]
    return any(issubclass(cls, other) for other in relatives)
    # endregion check
