"""What layers cost as mixins and as wrappers, as ratios.

Run it with ``python -m mixins.benchmarks.layer_cost``. Both
shapes put four layers, which only pass the call on, around one
method. Each round times all sides one after the other, so that
a busy machine slows each of them; printed are the lowest ratio
of nine rounds, the median and the highest.
"""

from collections.abc import Callable
from typing import Protocol

from measuring.ratios import Ratios, compare


class Sends(Protocol):
    def send(self, text: str) -> str: ...


class Sender:
    def send(self, text: str) -> str:
        return text


class One(Sender):
    def send(self, text: str) -> str:
        return super().send(text)


class Two(Sender):
    def send(self, text: str) -> str:
        return super().send(text)


class Three(Sender):
    def send(self, text: str) -> str:
        return super().send(text)


class Four(Sender):
    def send(self, text: str) -> str:
        return super().send(text)


class Mixed(One, Two, Three, Four): ...


class Wrapper:
    def __init__(self, inner: Sends) -> None:
        self.inner = inner

    def send(self, text: str) -> str:
        return self.inner.send(text)


def wrapped(layers: int) -> Sends:
    """Put this many objects around one sender."""
    sender: Sends = Sender()
    for _ in range(layers):
        sender = Wrapper(sender)
    return sender


def sending(sender: Sends) -> Callable[[], str]:
    """A call of the sender's method."""
    return lambda: sender.send("ready")


def ratios() -> dict[str, Ratios]:
    """Compare each shape with the plain method."""
    shapes: dict[str, Sends] = {
        "mixins": Mixed(),
        "wrappers": wrapped(4),
    }
    plain = sending(Sender())
    return {
        name: compare(sending(sender), plain)
        for name, sender in shapes.items()
    }


if __name__ == "__main__":
    for name, found in ratios().items():
        print(f"{name}: {found}")
