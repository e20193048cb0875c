"""What a call through super() costs, as ratios within one run.

Run it with ``python -m mro_and_super.benchmarks.super_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest.
"""

from collections.abc import Callable
from statistics import median
from timeit import repeat
from typing import Any

ROUNDS = 9


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


def seconds(call: Callable[[], object]) -> float:
    """Return the best of five runs."""
    return min(repeat(call, number=10_000, repeat=5))


def ratios(
    call: Callable[[], object], base: Callable[[], object]
) -> list[float]:
    """Compare two calls in each of the rounds; sorted."""
    return sorted(
        seconds(call) / seconds(base) for _ in range(ROUNDS)
    )


def call_ratios(form: str) -> list[float]:
    """Compare a form of the call with ``Hub.price(self)``."""
    depot = Depot()
    return ratios(getattr(depot, form), depot.by_name)


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


def depth_ratios(via: str) -> list[float]:
    """Compare a lookup 100 classes up with a lookup one up."""
    return ratios(climber(100, via), climber(1, via))


def depth_ratio(via: str) -> float:
    """Return the median of ``depth_ratios``."""
    return median(depth_ratios(via))


def show(label: str, found: list[float]) -> None:
    """Print lowest, median and highest."""
    low, middle, high = found[0], median(found), found[-1]
    print(f"{label}: {low:.1f} {middle:.1f} {high:.1f}")


if __name__ == "__main__":
    for form in ("by_super", "by_object"):
        show(f"{form} / by_name", call_ratios(form))
    for via in ("super", "self"):
        show(f"100 classes / 1, {via}", depth_ratios(via))
