"""A depot that can be copied although it holds a lock."""

import copy
import threading
from typing import Any, Self


# region state
class Depot:
    """Counts parcels; safe to use from several threads."""

    def __init__(self, city: str) -> None:
        self.city = city
        self.parcels: list[str] = []
        self.lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        with self.lock:
            state = self.__dict__.copy()
            state["parcels"] = self.parcels.copy()
        del state["lock"]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.lock = threading.Lock()

    # endregion state

    def accept(self, parcel: str) -> None:
        """Take in a parcel."""
        with self.lock:
            self.parcels.append(parcel)


# region client
class Client:
    """Stands for a connection: one per process, shared."""

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


# endregion client


# region courier
class Courier:
    """Knows a partner, and shares its client with copies."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.partner: Courier | None = None
        self.notes: list[str] = []

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin = type(self).__new__(type(self))
        memo[id(self)] = twin
        for name, value in vars(self).items():
            if name != "client":
                value = copy.deepcopy(value, memo)
            setattr(twin, name, value)
        return twin


# endregion courier
