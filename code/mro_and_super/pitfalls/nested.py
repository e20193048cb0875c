"""A nested function asks super() for its first argument."""

from collections.abc import Callable


class Hub:
    def label(self) -> str:
        return "hub"


class Depot(Hub):
    def labeler(self) -> Callable[[], str]:
        def label() -> str:
            text: str = super().label()
            return text

        return label
