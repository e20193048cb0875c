"""Exercise: callbacks that can be disconnected by value.

``Signal.disconnect`` is called with a partial that was made
anew, as it is wherever code writes ``partial(...)`` twice. Two
partials are never equal unless they are one object, so the list
does not find it. Complete ``same_call`` and ``disconnect``.
"""

from collections.abc import Callable
from typing import Any


def same_call(one: Any, other: Any) -> bool:
    """Whether two callables would make the same call.

    Partials do if their functions, arguments and keywords are
    equal and their types are the same, since a subclass may call
    differently. Arguments need not be hashable; the order of
    keywords is no matter. What is no partial is compared with
    ``==``.
    """
    raise NotImplementedError(
        "complete same_call(): which three attributes count?"
    )


class Signal:
    def __init__(self) -> None:
        self.callbacks: list[Callable[..., Any]] = []

    def connect(self, callback: Callable[..., Any]) -> None:
        self.callbacks.append(callback)

    def disconnect(self, callback: Callable[..., Any]) -> None:
        """Remove the first callback that makes this call.

        Raises LookupError if there is none.
        """
        raise NotImplementedError(
            "complete disconnect(): find it with same_call()"
        )
