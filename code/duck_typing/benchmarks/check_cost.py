"""What a check at run time costs, as ratios within one run.

Run it with ``python -m duck_typing.benchmarks.check_cost``.
Each round times a check and ``isinstance(truck, Van)``, one
right after the other, so that a busy machine slows both. The
checks are statements and not functions, since a call costs more
than the plain check. Printed: the lowest ratio of nine rounds,
the median and the highest.
"""

from abc import ABC, abstractmethod
from typing import Any, Protocol, runtime_checkable

from measuring.ratios import Ratios, compare


class Courier(ABC):
    @abstractmethod
    def carry(self, parcel: str) -> int: ...


@runtime_checkable
class Carries(Protocol):
    def carry(self, parcel: str) -> int: ...


@runtime_checkable
class Five(Protocol):
    """Five members, the last of which decides."""

    city: str
    wheels: int
    grams: int

    def carry(self, parcel: str) -> int: ...
    def stop(self) -> None: ...


class Van:
    """Inherits from nothing, and has what is wanted."""

    wheels = 4

    def __init__(self) -> None:
        self.city = "Oslo"
        self.grams = 900

    def carry(self, parcel: str) -> int:
        return len(parcel)

    def stop(self) -> None: ...


class Truck(Van):
    pass


class Registered(Van):
    pass


class Crate:
    """Has nothing of the kind."""


Courier.register(Registered)
EXAMPLES: dict[str, Any] = {
    "van": Van(),
    "truck": Truck(),
    "registered": Registered(),
    "crate": Crate(),
}

BASE = "isinstance(truck, Van)"
CHECKS = {
    "exact type": "isinstance(van, Van)",
    "hasattr": "hasattr(van, 'carry')",
    "ABC, registered": "isinstance(registered, Courier)",
    "ABC, refused": "isinstance(crate, Courier)",
    "protocol of 1, has it": "isinstance(van, Carries)",
    "protocol of 1, refused": "isinstance(crate, Carries)",
    "protocol of 5 with data": "isinstance(van, Five)",
}


def ratios(statement: str) -> Ratios:
    """Compare with a plain isinstance."""
    names = globals() | EXAMPLES
    return compare(statement, BASE, number=5_000, names=names)


def ratio(name: str) -> float:
    """Return the median for one of the checks."""
    return ratios(CHECKS[name]).median


if __name__ == "__main__":
    for name, check in CHECKS.items():
        print(f"{name}: {ratios(check)}")
