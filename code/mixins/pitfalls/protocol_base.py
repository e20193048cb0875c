"""The mixin inherits from the protocol, to please a checker."""

from typing import Protocol


class Sends(Protocol):
    def send(self, text: str) -> None: ...


class Audited(Sends):
    def send(self, text: str) -> None:
        print("noted:", text)
        super().send(text)
