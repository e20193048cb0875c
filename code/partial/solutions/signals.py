"""Compare what the partials hold, not the partials.

``func``, ``args`` and ``keywords`` say all that a call needs.
Nested partials have been flattened, so one level is enough,
unless one of them has attributes of its own: then ``func`` is a
partial again, and ``same_call`` asks itself. The types must
agree, since a subclass may call differently.
"""

from collections.abc import Callable
from functools import partial
from typing import Any


def same_call(one: Any, other: Any) -> bool:
    """Whether two callables would make the same call."""
    if not isinstance(one, partial):
        return bool(one == other)
    return (
        type(one) is type(other)
        and same_call(one.func, other.func)
        and one.args == other.args
        and one.keywords == other.keywords
    )


class Signal:
    def __init__(self) -> None:
        self.callbacks: list[Callable[..., Any]] = []

    def connect(self, callback: Callable[..., Any]) -> None:
        self.callbacks.append(callback)

    def disconnect(self, callback: Callable[..., Any]) -> None:
        """Remove the first callback that makes this call."""
        for index, kept in enumerate(self.callbacks):
            if same_call(kept, callback):
                del self.callbacks[index]
                return
        raise LookupError(f"not connected: {callback!r}")
