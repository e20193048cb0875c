"""One feature in two shapes: mixins, and objects that wrap.

Messages to customers are masked (no long numbers) and signed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


def mask(text: str) -> str:
    """Replace each run of four or more digits."""
    return re.sub(r"\d{4,}", "****", text)


# region sender
class Sender:
    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, text: str) -> None:
        self.sent.append(text)

    def send_all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.send(text)

    # endregion sender


# region mixins
class Masked(Sender):
    """Mixin: masks what is sent."""

    def send(self, text: str) -> None:
        super().send(mask(text))


class Signed(Sender):
    """Mixin: signs what is sent."""

    def send(self, text: str) -> None:
        super().send(f"{text} (Oslo hub)")


class Notifier(Masked, Signed, Sender):
    """Masks, then signs, then sends."""

    # endregion mixins


# region wrappers
class Sends(Protocol):
    def send(self, text: str) -> None: ...
    def send_all(self, texts: Iterable[str]) -> None: ...


@dataclass
class Masking:
    """Has a sender, and masks what goes through it."""

    inner: Sends

    def send(self, text: str) -> None:
        self.inner.send(mask(text))

    def send_all(self, texts: Iterable[str]) -> None:
        self.inner.send_all(texts)  # not masked: see the text

    # endregion wrappers
