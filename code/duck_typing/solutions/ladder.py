"""Every branch asked the same question, "what do you cost?".
The question becomes a method, each class answers it, and the
protocol lists nothing else: ``invoice`` calls nothing else.

``Express`` holds a ``Charged`` and so can wrap what it does not
know, another ``Express`` included. No class names the protocol
as a base; mypy compares the shapes.
"""

from collections.abc import Iterable
from typing import Protocol


class Charged(Protocol):
    """What an invoice asks of an item."""

    def price(self) -> int: ...


class Letter:
    def __init__(self, grams: int) -> None:
        self.grams = grams

    def price(self) -> int:
        return 100 + self.grams


class Crate:
    def __init__(self, liters: int) -> None:
        self.liters = liters

    def price(self) -> int:
        return 500 * self.liters


class Express:
    def __init__(self, inner: Charged) -> None:
        self.inner = inner

    def price(self) -> int:
        return 2 * self.inner.price()


def invoice(items: Iterable[Charged]) -> int:
    """Return the sum in cents."""
    return sum(item.price() for item in items)
