"""Exercise: wrap a method and keep its kind.

``instrument(cls, name, seen)`` appends the name to ``seen`` at
each call and passes the call on. As it stands it breaks static
and class methods, notes twice if applied twice, and its undo
leaves copies of inherited methods behind. Repair it.
"""

import functools
from collections.abc import Callable
from typing import Any


def instrument(
    cls: type, name: str, seen: list[str]
) -> Callable[[], None]:
    """Note the calls of ``cls.name``; return the undo."""
    original = getattr(cls, name)

    @functools.wraps(original)
    def noted(*args: Any, **rest: Any) -> Any:
        seen.append(name)
        return original(*args, **rest)

    setattr(cls, name, noted)

    def restore() -> None:
        setattr(cls, name, original)

    return restore
