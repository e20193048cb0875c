"""What the relatives of dict cost, as ratios within one run.

Run it with ``python -m dict_types.benchmarks.dict_costs``.
Printed: the lowest ratio of nine rounds, the median, the
highest. The last lines are sizes, which are exact.
"""

from collections import (
    ChainMap,
    Counter,
    OrderedDict,
    UserDict,
    defaultdict,
)
from collections.abc import Callable
from functools import lru_cache
from itertools import count
from sys import getsizeof
from types import MappingProxyType
from typing import Any

from dict_types.lru import (
    LinkedCache,
    OrderedCache,
    PlainCache,
)
from measuring.ratios import Ratios, compare

PARCELS = [(number % 50, number) for number in range(1000)]
HUBS = [hub for hub, _ in PARCELS]


def by_defaultdict() -> None:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for hub, parcel in PARCELS:
        found[hub].append(parcel)


def by_setdefault() -> None:
    found: dict[int, list[int]] = {}
    for hub, parcel in PARCELS:
        found.setdefault(hub, []).append(parcel)


def by_loop() -> None:
    found: dict[int, int] = {}
    for hub in HUBS:
        found[hub] = found.get(hub, 0) + 1


def by_counter() -> None:
    Counter(HUBS)


def dict_queue(size: int) -> Callable[[], object]:
    """Drop the oldest of a plain dict, add a newest."""
    queue = dict.fromkeys(range(size))
    numbers = count(size)

    def step() -> None:
        del queue[next(iter(queue))]
        queue[next(numbers)] = None

    return step


def ordered_queue(size: int) -> Callable[[], object]:
    """The same with an OrderedDict."""
    queue = OrderedDict.fromkeys(range(size))
    numbers = count(size)

    def step() -> None:
        queue.popitem(last=False)
        queue[next(numbers)] = None

    return step


def queue_ratio(size: int) -> Ratios:
    """Compare both queues, long enough to see rebuilds."""
    return compare(
        dict_queue(size), ordered_queue(size), number=30_000
    )


def holes(size: int) -> float:
    """Return how many holes a step of a dict queue crosses.

    After a rebuild the entries have no hole and room for
    some more; each step digs one, until they are full.
    """
    places = 8
    while places < (size - 1) * 3:
        places *= 2
    return (places * 2 // 3 - size) / 2


def read_ratio(mapping: Any) -> Ratios:
    """Compare reading a key with reading it from a dict."""
    return compare(
        "m['a']", "d['a']", names={"m": mapping, "d": {"a": 1}}
    )


def hit_ratio(kind: Any) -> Ratios:
    """Compare a hit with a hit in ``functools.lru_cache``."""
    cached = kind(abs, 10)
    builtin = lru_cache(10)(abs)
    return compare(lambda: cached(1), lambda: builtin(1))


def size_ratios(kind: Callable[[int], object]) -> list[float]:
    """Compare an OrderedDict and a dict of several sizes."""
    found = []
    for size in (3, 10, 20, 50, 100, 1000, 10_000):
        plain = dict.fromkeys(map(kind, range(size)))
        both = getsizeof(OrderedDict(plain)), getsizeof(plain)
        found.append(both[0] / both[1])
    return found


def after_deletion() -> float:
    """Compare an emptied dict with one made from it."""
    emptied = dict.fromkeys(range(1000))
    for number in range(999):
        del emptied[number]
    return getsizeof(emptied) / getsizeof(dict(emptied))


if __name__ == "__main__":
    found = compare(by_setdefault, by_defaultdict, number=50)
    print("group: setdefault / defaultdict:", found)
    found = compare(by_loop, by_counter, number=50)
    print("count: loop / Counter:", found)
    for size in (10, 1000, 10_000):
        print(f"queue of {size}: dict / OrderedDict:", end=" ")
        print(queue_ratio(size), "holes:", holes(size))
    mappings: dict[str, Any] = {
        "defaultdict": defaultdict(int, a=1),
        "OrderedDict": OrderedDict(a=1),
        "proxy": MappingProxyType({"a": 1}),
        "UserDict": UserDict(a=1),
        "ChainMap, first": ChainMap({"a": 1}, {}, {}),
        "ChainMap, third": ChainMap({}, {}, {"a": 1}),
    }
    for name, mapping in mappings.items():
        print(f"read: {name} / dict:", read_ratio(mapping))
    for kind in (OrderedCache, PlainCache, LinkedCache):
        name = kind.__name__
        print(f"hit: {name} / lru_cache:", hit_ratio(kind))
    for name, found_sizes in (
        ("int", size_ratios(int)),
        ("str", size_ratios(str)),
    ):
        print(f"bytes: OrderedDict / dict, {name}:", end=" ")
        low, high = min(found_sizes), max(found_sizes)
        print(f"{low:.2f} {high:.2f}")
    print(
        f"bytes: emptied / dict(emptied): {after_deletion():.0f}"
    )
