"""Solution: check in two layers, then change.

What concerns the options alone is checked by the factory; what
needs the function or the table, by the decorator. All names are
looked at before the first is entered.
"""

from collections.abc import Callable
from typing import Any

HANDLERS: dict[str, Any] = {}


def handles(*events: str) -> Callable[[Any], Any]:
    if not events or not all(
        isinstance(event, str) for event in events
    ):
        raise TypeError('write @handles("event", ...)')

    def decorator(function: Any) -> Any:
        for event in events:
            if HANDLERS.get(event, function) is not function:
                raise ValueError(f"{event} is taken")
        HANDLERS.update(dict.fromkeys(events, function))
        return function

    return decorator
