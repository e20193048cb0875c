"""What layers cost as mixins and as wrappers, as ratios.

Run it with ``python -m mixins.benchmarks.layer_cost``. Both
shapes put four layers, which only pass the call on, around one
method. Each round times all sides one after the other, so that
a busy machine slows each of them; printed are the lowest ratio
of nine rounds, the median and the highest.
"""

from statistics import median
from timeit import repeat
from typing import Protocol

ROUNDS = 9


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


def seconds(sender: Sends) -> float:
    """Return the best of five runs of 10,000 calls."""
    return min(
        repeat(
            lambda: sender.send("ready"),
            number=10_000,
            repeat=5,
        )
    )


def ratios() -> dict[str, list[float]]:
    """Compare each shape with the plain method; sorted."""
    shapes = {"mixins": Mixed(), "wrappers": wrapped(4)}
    found: dict[str, list[float]] = {
        name: [] for name in shapes
    }
    for _ in range(ROUNDS):
        plain = seconds(Sender())
        for name, sender in shapes.items():
            found[name].append(seconds(sender) / plain)
    return {name: sorted(row) for name, row in found.items()}


if __name__ == "__main__":
    for name, row in ratios().items():
        low, middle, high = row[0], median(row), row[-1]
        print(f"{name}: {low:.1f} {middle:.1f} {high:.1f}")
