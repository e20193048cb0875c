"""Each entry needs its own memory, so the object keeps a stack
of them: ``__enter__`` pushes, ``__exit__`` pops. One attribute
would be overwritten by the inner entry. A sentinel tells an
absent key from one that holds None.

Entries must nest: two threads or tasks that share one object
would pop each other's memory.
"""

from types import TracebackType
from typing import Any

ABSENT = object()


class Override:
    """Change entries of ``target`` for the time of a block."""

    def __init__(
        self, target: dict[str, Any], **values: Any
    ) -> None:
        self.target = target
        self.values = values
        self.found: list[dict[str, Any]] = []

    def __enter__(self) -> dict[str, Any]:
        """Set the values and return the dictionary."""
        self.found.append(
            {
                key: self.target.get(key, ABSENT)
                for key in self.values
            }
        )
        self.target.update(self.values)
        return self.target

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Restore what the matching ``__enter__`` found."""
        for key, value in self.found.pop().items():
            if value is ABSENT:
                self.target.pop(key, None)
            else:
                self.target[key] = value
