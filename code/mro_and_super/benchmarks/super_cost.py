"""What a call through super() costs, as ratios within one run.

Run it with ``python -m mro_and_super.benchmarks.super_cost``.
"""

from collections.abc import Callable
from timeit import repeat
from typing import Any


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
    """Return the best of seven runs."""
    return min(repeat(call, number=50_000, repeat=7))


def call_ratio(form: str) -> float:
    """Compare a form of the call with ``Hub.price(self)``."""
    depot = Depot()
    call: Callable[[], None] = getattr(depot, form)
    return seconds(call) / seconds(depot.by_name)


def climb(depth: int, via: str) -> float:
    """Time a lookup of ``price``, ``depth`` classes above."""
    top: type = Hub
    for level in range(depth):
        top = type(f"Level{level}", (top,), {})

    class Leaf(top):  # type: ignore[misc]
        def through_super(self) -> None:
            super().price  # noqa: B018

        def through_self(self) -> None:
            self.price  # noqa: B018

    return seconds(getattr(Leaf(), f"through_{via}"))


def depth_ratio(via: str) -> float:
    """Compare a lookup 100 classes up with a lookup one up."""
    return climb(100, via) / climb(1, via)


if __name__ == "__main__":
    for form in ("by_super", "by_object"):
        print(f"{form} / by_name: {call_ratio(form):.1f}")
    for via in ("super", "self"):
        print(f"100 classes / 1, {via}: {depth_ratio(via):.1f}")
