"""What a call through super() costs, as ratios within one run.

Run it with ``python -m mro_and_super.benchmarks.super_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest.
"""

from collections.abc import Callable
from typing import Any

from measuring.ratios import Ratios, compare


class Hub:
    def price(self) -> None: ...


class Depot(Hub):
    def by_name(self) -> None:
        Hub.price(self)

    def by_super(self) -> None:
        super().price()

    def by_object(self) -> None:
        proxy: Any = super()
        proxy.price()


def call_ratios(form: str) -> Ratios:
    """Compare a form of the call with ``Hub.price(self)``."""
    depot = Depot()
    return compare(getattr(depot, form), depot.by_name)


def climber(depth: int, via: str) -> Callable[[], object]:
    """Make a call that finds ``price``, ``depth`` classes up."""
    top: type = Hub
    for level in range(depth):
        top = type(f"Level{level}", (top,), {})

    class Leaf(top):
        def through_super(self) -> None:
            super().price  # noqa: B018

        def through_self(self) -> None:
            self.price  # noqa: B018

    call: Callable[[], object] = getattr(
        Leaf(), f"through_{via}"
    )
    return call


def depth_ratios(via: str) -> Ratios:
    """Compare a lookup 100 classes up with a lookup one up."""
    return compare(climber(100, via), climber(1, via))


def depth_ratio(via: str) -> float:
    """Return the median of ``depth_ratios``."""
    return depth_ratios(via).median


if __name__ == "__main__":
    for form in ("by_super", "by_object"):
        print(f"{form} / by_name: {call_ratios(form)}")
    for via in ("super", "self"):
        print(f"100 classes / 1, {via}: {depth_ratios(via)}")
