"""Find the raw object along the MRO, without binding it. If it
is a ``staticmethod`` or ``classmethod``, wrap the function
inside and put the same kind around the wrapper; ``type(raw)``
is the kind.

Whether the *class* stored something is remembered separately
from *what was found*: an inherited method is restored by
deleting. A mark on the wrapper makes the second call a no-op,
whose undo does nothing, so the first undo stays in charge.
"""

import functools
from collections.abc import Callable
from typing import Any

MISSING: Any = object()


def instrument(
    cls: type, name: str, seen: list[str]
) -> Callable[[], None]:
    """Note the calls of ``cls.name``; return the undo."""
    before = vars(cls).get(name, MISSING)
    raw: Any = next(
        vars(c)[name] for c in cls.__mro__ if name in vars(c)
    )
    kind = type(raw)
    special = kind in (staticmethod, classmethod)
    function = raw.__func__ if special else raw
    if getattr(function, "__noted__", False):
        return lambda: None

    @functools.wraps(function)
    def noted(*args: Any, **rest: Any) -> Any:
        seen.append(name)
        return function(*args, **rest)

    noted.__noted__ = True  # type: ignore[attr-defined]
    setattr(cls, name, kind(noted) if special else noted)

    def restore() -> None:
        if before is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, before)

    return restore
