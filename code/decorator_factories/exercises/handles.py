"""Exercise: a handler for several events, or for none.

``handles("lost", "found")`` enters a function under each name
and returns it unchanged. Make mistakes fail where they are
written: ``@handles`` without parentheses and ``@handles()`` are
a TypeError, a name that is taken by another function is a
ValueError, and after an error nothing has been entered.
"""

from collections.abc import Callable
from typing import Any

HANDLERS: dict[str, Any] = {}


def handles(*events: str) -> Callable[[Any], Any]:
    def decorator(function: Any) -> Any:
        for event in events:
            HANDLERS[event] = function
        return function

    return decorator
