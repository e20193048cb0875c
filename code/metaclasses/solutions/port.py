"""The hook takes its keyword and hands on the rest.

It runs inside ``type.__new__``, before ``ABCMeta`` has set
``__abstractmethods__``; ``inspect.isabstract`` knows that and
looks for abstract methods itself.

``dataclass(slots=True)`` makes a second class from a copy of
the first one's dictionary, without class keywords. So the key
is left in that dictionary, and the hook looks into the class's
own ``vars``: inheritance must not count. The rebuilt class is
told from a stranger by its module and name, since its
``__qualname__`` is set only after the hook has run.
"""

from inspect import isabstract
from typing import Any, ClassVar


class Writer:
    """The base of all writers."""

    made: ClassVar[dict[str, type]] = {}
    writer_key = ""

    def __init_subclass__(
        cls, *, key: str = "", **rest: Any
    ) -> None:
        super().__init_subclass__(**rest)
        key = key or vars(cls).get("writer_key", "")
        cls.writer_key = key
        if not key or isabstract(cls):
            return
        other = Writer.made.setdefault(key, cls)
        if not rebuilt(other, cls):
            raise ValueError(f"the key {key!r} is taken")
        Writer.made[key] = cls


def rebuilt(old: type, new: type) -> bool:
    """Tell whether the class was made from the other one."""
    places = {(c.__module__, c.__name__) for c in (old, new)}
    return len(places) == 1
