"""Exercise: a hub with three leaks.

Each parcel that passes through this hub stays in memory. Mend
the hub so that a parcel is freed as soon as the caller drops
it, by its reference count alone, and all else still works:

* ``label`` computes the text of a parcel once,
* ``arrive`` tells the watchers, who are kept as long as
  somebody else keeps them,
* ``errors`` returns the text of each failure.
"""

from collections.abc import Callable
from functools import cache
from typing import Any


class Parcel:
    def __init__(self, city: str) -> None:
        self.city = city
        self.seen: list[str] = []

    def watch(self, hub: str) -> None:
        self.seen.append(hub)


@cache
def label(parcel: Parcel) -> str:
    """Return the text of the label, computed once."""
    return f"to {parcel.city}, {id(object())}"


class Hub:
    def __init__(self, name: str) -> None:
        self.name = name
        self.watchers: list[Callable[[str], Any]] = []
        self.failures: list[Exception] = []

    def subscribe(self, watcher: Callable[[str], Any]) -> None:
        self.watchers.append(watcher)

    def arrive(self) -> None:
        for watcher in self.watchers:
            watcher(self.name)

    def send(self, parcel: Parcel) -> None:
        try:
            if not parcel.city:
                raise ValueError("no city")
        except ValueError as error:
            self.failures.append(error)

    def errors(self) -> list[str]:
        return [str(error) for error in self.failures]
