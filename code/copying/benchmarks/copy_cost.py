"""What copies cost, as ratios within one run.

Run it with ``python -m copying.benchmarks.copy_cost``. Printed:
the lowest, the median and the highest ratio of the rounds. The
runs are short, so that some of them escape a busy machine.
"""

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from measuring.ratios import Ratios, compare

ROUNDS = 25


@dataclass(frozen=True)
class Stop:
    """One stop of a route."""

    city: str
    minutes: int


@dataclass
class Parcel:
    """A parcel with two fields that can change."""

    city: str
    stops: list[int]


def orders() -> list[dict[str, Any]]:
    """Return 100 rows of plain data, of a known shape."""
    return [
        {"number": n, "city": "Oslo", "stops": [n, n + 1]}
        for n in range(100)
    ]


def by_hand(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Copy what the shape says is mutable."""
    return [{**row, "stops": row["stops"][:]} for row in rows]


def by_pickle[T](x: T) -> T:
    """Copy through a byte string."""
    copied: T = pickle.loads(pickle.dumps(x, -1))
    return copied


def by_json[T](x: T) -> T:
    """Copy through a text, where the data allow it."""
    copied: T = json.loads(json.dumps(x))
    return copied


def against(make: Callable[[Any], object]) -> Ratios:
    """Compare ``deepcopy`` with another way to copy rows."""
    rows = orders()
    return compare(
        lambda: copy.deepcopy(rows),
        lambda: make(rows),
        number=1,
        rounds=ROUNDS,
    )


def parcels() -> list[Parcel]:
    """Return 100 instances of a class."""
    return [Parcel("Oslo", [n, n + 1]) for n in range(100)]


def instances(
    make: Callable[[list[Parcel]], object],
) -> Ratios:
    """Compare ``deepcopy`` with another way for instances."""
    found = parcels()
    return compare(
        lambda: copy.deepcopy(found),
        lambda: make(found),
        number=1,
        rounds=ROUNDS,
    )


def by_constructor(found: list[Parcel]) -> list[Parcel]:
    """Call the class with copies of what is mutable."""
    return [Parcel(one.city, one.stops[:]) for one in found]


def replace_one() -> Ratios:
    """Compare ``replace`` with calling the class."""
    stop = Stop("Oslo", 3)
    return compare(
        lambda: copy.replace(stop, minutes=4),
        lambda: Stop(stop.city, 4),
        number=200,
        rounds=ROUNDS,
    )


def shallow_list() -> Ratios:
    """Compare ``copy.copy`` with the method, ten items."""
    items = list(range(10))
    return compare(
        "copy(items)",
        "items.copy()",
        number=1_000,
        rounds=ROUNDS,
        names={"copy": copy.copy, "items": items},
    )


if __name__ == "__main__":
    print("rows, deepcopy / by hand:", against(by_hand))
    print("rows, deepcopy / pickle:", against(by_pickle))
    print("rows, deepcopy / json:", against(by_json))
    made = instances(by_constructor)
    print("instances, deepcopy / constructor:", made)
    print("instances, deepcopy / pickle:", instances(by_pickle))
    print("replace / constructor:", replace_one())
    print("copy.copy(list) / list.copy():", shallow_list())
