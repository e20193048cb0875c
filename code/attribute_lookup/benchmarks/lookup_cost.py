"""What the hooks cost, as ratios within one run.

Run ``python -m attribute_lookup.benchmarks.lookup_cost``. Each
round times ten accesses in a row and ten plain reads of an
instance attribute right after, so that a busy machine slows
both. Printed: lowest ratio of nine rounds, median and highest.
"""

from typing import Any

from measuring.ratios import Ratios, compare


class Hub:
    city = "Oslo"

    def __init__(self) -> None:
        self.lanes = 3

    @property
    def size(self) -> int:
        return 3


class Slotted:
    __slots__ = ("lanes",)

    def __init__(self) -> None:
        self.lanes = 3


class Fallback(Hub):
    """Has ``__getattr__`` alone."""

    def __getattr__(self, name: str) -> int:
        if name == "made":
            return 3
        raise AttributeError(name)


class Watched(Hub):
    """Has ``__getattribute__``, which passes everything on."""

    def __getattribute__(self, name: str) -> Any:
        return super().__getattribute__(name)


class Guarded(Hub):
    """Has ``__setattr__``, which passes everything on."""

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)


def looked_at() -> Hub:
    """Make a hub whose dictionary somebody has asked for."""
    hub = Hub()
    vars(hub)
    return hub


def replaced() -> Hub:
    """Make a hub with a dictionary of its own."""
    hub = Hub()
    hub.__dict__ = {"lanes": 3}
    return hub


CASES: dict[str, tuple[Any, str]] = {
    "slot": (Slotted(), "o.lanes"),
    "class attribute": (Hub(), "o.city"),
    "property": (Hub(), "o.size"),
    "after vars(o)": (looked_at(), "o.lanes"),
    "replaced dict": (replaced(), "o.lanes"),
    "getattr()": (Hub(), "getattr(o, 'lanes')"),
    "hasattr(), missing": (Hub(), "hasattr(o, 'gone')"),
    "__getattr__, hit": (Fallback(), "o.lanes"),
    "__getattr__, property": (Fallback(), "o.size"),
    "__getattr__, made up": (Fallback(), "o.made"),
    "__getattr__, hasattr() missing": (
        Fallback(),
        "hasattr(o, 'gone')",
    ),
    "__getattribute__": (Watched(), "o.lanes"),
    "assignment": (Hub(), "o.lanes = 4"),
    "__setattr__": (Guarded(), "o.lanes = 4"),
}


def ten(statement: str) -> str:
    """The statement ten times, so that the loop weighs less."""
    return "; ".join([statement] * 10)


def ratios(statement: str, obj: object) -> Ratios:
    """Compare an access with a read of an attribute."""
    return compare(
        ten(statement),
        ten("hub.lanes"),
        number=2000,
        names={"o": obj, "hub": Hub()},
    )


if __name__ == "__main__":
    for label, (obj, statement) in CASES.items():
        print(f"{label}: {ratios(statement, obj)}")
