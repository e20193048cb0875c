"""What each kind of method costs, as ratios within one run.

Run it as ``python -m method_kinds.benchmarks.kind_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest.
"""

from collections.abc import Callable

from measuring.ratios import Ratios, compare


def function() -> None: ...


class Parcel:
    grams = 3

    def __init__(self) -> None:
        self.plain = 3

    def method(self) -> None: ...

    @classmethod
    def class_method(cls) -> None: ...

    @staticmethod
    def static_method() -> None: ...

    @property
    def prop(self) -> int:
        return self.plain


def call_function(parcel: Parcel) -> None:
    function()


def call_method(parcel: Parcel) -> None:
    parcel.method()


def call_bound(parcel: Parcel) -> None:
    method = parcel.method
    method()


def call_class_method(parcel: Parcel) -> None:
    Parcel.class_method()


def call_class_method_on_it(parcel: Parcel) -> None:
    parcel.class_method()


def call_static_method(parcel: Parcel) -> None:
    Parcel.static_method()


def call_static_method_on_it(parcel: Parcel) -> None:
    parcel.static_method()


def read_attribute(parcel: Parcel) -> None:
    parcel.plain  # noqa: B018


def read_property(parcel: Parcel) -> None:
    parcel.prop  # noqa: B018


Use = Callable[[Parcel], None]
PAIRS: list[tuple[Use, Use]] = [
    (call_method, call_function),
    (call_bound, call_method),
    (call_class_method, call_method),
    (call_class_method_on_it, call_method),
    (call_static_method, call_method),
    (call_static_method_on_it, call_method),
    (call_static_method, call_function),
    (read_property, read_attribute),
]


def ratios(use: Use, base: Use, times: int) -> Ratios:
    """Compare two uses; the loop around them is shared."""
    parcel = Parcel()
    return compare(
        lambda: use(parcel), lambda: base(parcel), number=times
    )


def report(times: int = 10_000) -> list[str]:
    """Describe each pair: lowest, median and highest ratio."""
    return [
        f"{use.__name__} / {base.__name__}: "
        f"{ratios(use, base, times)}"
        for use, base in PAIRS
    ]


if __name__ == "__main__":
    print("\n".join(report()))
