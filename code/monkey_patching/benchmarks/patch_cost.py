"""What patching a class costs its later calls, as ratios.

Run it with ``python -m monkey_patching.benchmarks.patch_cost``.
Each round times a patched class and an untouched twin, one
right after the other, so that a busy machine slows both.
Printed: lowest ratio of nine rounds, median and highest.
"""

import dis
from collections.abc import Callable
from typing import Any

from measuring.ratios import Ratios, compare
from monkey_patching.patched import patched


def make() -> type:
    """Make a class with a method that does nothing."""

    class Parcel:
        def label(self) -> None: ...

    return Parcel


def caller(cls: Any) -> Callable[[], None]:
    """Make code of its own, so that caches are not shared."""
    space: dict[str, Any] = {"parcel": cls()}
    code = "def call():\n" + "    parcel.label()\n" * 20
    exec(code, space)
    call: Callable[[], None] = space["call"]
    return call


def wear(cls: Any, times: int) -> None:
    """Patch and restore, and call the method each time."""
    parcel = cls()
    for _ in range(times):
        with patched(cls, "label", lambda self: None):
            parcel.label()
        parcel.label()


def ratios(times: int) -> Ratios:
    """Compare a class patched so often with its twin."""
    worn, fresh = make(), make()
    wear(worn, times)
    return compare(caller(worn), caller(fresh), number=5_000)


def specialized(cls: type) -> bool:
    """Whether a hot call of ``label`` gets an inline cache."""
    call = caller(cls)
    for _ in range(1_000):
        call()
    steps = dis.get_instructions(call, adaptive=True)
    return any("LOAD_ATTR_METHOD" in s.opname for s in steps)


if __name__ == "__main__":
    for times in (1, 100, 600):
        print(f"patched {times} times / never: {ratios(times)}")
