"""Each leak had another holder.

The cache was a global dict with the parcel as key: the text now
lives on the parcel. The bound method of a watcher holds its
object: ``WeakMethod`` does not. The exception held its
traceback, which holds the frame with the parcel: the hub needs
the text alone.
"""

from collections.abc import Callable
from typing import Any
from weakref import WeakMethod


class Parcel:
    def __init__(self, city: str) -> None:
        self.city = city
        self.seen: list[str] = []
        self.label: str | None = None

    def watch(self, hub: str) -> None:
        self.seen.append(hub)


def label(parcel: Parcel) -> str:
    """Return the text of the label, computed once."""
    if parcel.label is None:
        parcel.label = f"to {parcel.city}, {id(object())}"
    return parcel.label


class Hub:
    def __init__(self, name: str) -> None:
        self.name = name
        self.watchers: list[WeakMethod[Any]] = []
        self.failures: list[str] = []

    def subscribe(self, watcher: Callable[[str], Any]) -> None:
        self.watchers.append(WeakMethod(watcher))

    def arrive(self) -> None:
        for watcher in self.watchers:
            if call := watcher():
                call(self.name)
        self.watchers = [w for w in self.watchers if w()]

    def send(self, parcel: Parcel) -> None:
        try:
            if not parcel.city:
                raise ValueError("no city")
        except ValueError as error:
            self.failures.append(str(error))

    def errors(self) -> list[str]:
        return list(self.failures)
