"""Exercise: a manager that may be entered while it is open.

``Override`` sets entries of a dictionary and restores them:
old values come back and keys that were absent vanish. One
object can be used again, and inside itself, also when other
code changes the dictionary between the two entries.
"""

from types import TracebackType
from typing import Any


class Override:
    """Change entries of ``target`` for the time of a block."""

    def __init__(
        self, target: dict[str, Any], **values: Any
    ) -> None:
        self.target = target
        self.values = values

    def __enter__(self) -> dict[str, Any]:
        """Set the values and return the dictionary."""
        raise NotImplementedError(
            "complete __enter__: where do the old values go?"
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Restore what the matching ``__enter__`` found."""
        raise NotImplementedError("complete __exit__")
