"""The method asks super(); the inner function is told."""

from collections.abc import Callable


class Hub:
    def label(self) -> str:
        return "hub"


class Depot(Hub):
    def labeler(self) -> Callable[[], str]:
        inherited = super().label

        def label() -> str:
            return inherited()

        return label
