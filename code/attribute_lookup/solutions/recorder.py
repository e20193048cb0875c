"""A half-built recorder lacks ``target`` and ``asked``: the two
names on which the fallback relies are refused, as are special
names. That is what copying and unpickling need.

``len`` asks the type, so ``__len__`` stands in the class. The
error is raised by the recorder, in its own name; ``from None``
keeps the target's error out of the traceback.
"""

from typing import Any


class Recorder:
    """Forwards to a target and notes which names were asked."""

    def __init__(self, target: Any) -> None:
        self.target = target
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        special = name.startswith("__") and name.endswith("__")
        if special or name in ("target", "asked"):
            raise self._missing(name)
        self.asked.append(name)
        try:
            return getattr(self.target, name)
        except AttributeError:
            raise self._missing(name) from None

    def _missing(self, name: str) -> AttributeError:
        text = f"'Recorder' object has no attribute {name!r}"
        return AttributeError(text, name=name, obj=self)

    def __len__(self) -> int:
        return len(self.target)
