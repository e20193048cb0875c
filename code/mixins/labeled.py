"""A mixin that says what it needs of its class."""

from typing import Protocol


# region labeled
class Coded(Protocol):
    @property
    def code(self) -> str: ...


class Labeled:
    """Mixin: a label for whatever has a code."""

    def label(self: Coded) -> str:
        return f"#{self.code}"

    # endregion labeled
