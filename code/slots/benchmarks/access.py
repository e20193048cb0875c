"""What slots change in time, as ratios within one run.

Run it with ``python -m slots.benchmarks.access``. Printed: the
lowest ratio of nine rounds, the median and the highest. Above
1, the first thing of the label took longer.
"""

from collections.abc import Callable
from copy import copy
from typing import Any

from measuring.ratios import Ratios, compare
from slots.layouts import Plain, Slotted, asked

READS = """
def read(things):
    for thing in things:
        thing.lat; thing.lon; thing.lat; thing.lon
        thing.lat; thing.lon; thing.lat; thing.lon
"""


WRITES = """
def write(things):
    for thing in things:
        thing.lat = 1.5; thing.lon = 2.5
        thing.lat = 3.5; thing.lon = 4.5
        thing.lat = 1.5; thing.lon = 2.5
        thing.lat = 3.5; thing.lon = 4.5
"""


def loop(
    source: str, name: str, thing: object
) -> Callable[[], object]:
    """Return a function that treats this object 500 times.

    The code is compiled for each object, so that each call site
    has seen one kind of object only.
    """
    names: dict[str, Any] = {}
    exec(source, names)
    things = [thing] * 500
    treat = names[name]
    return lambda: treat(things)


def reader(thing: object) -> Callable[[], object]:
    """Return a function that reads this object's attributes."""
    return loop(READS, "read", thing)


def writer(thing: object) -> Callable[[], object]:
    """Return a function that writes to them."""
    return loop(WRITES, "write", thing)


def reading(thing: object, number: int = 60) -> Ratios:
    """Compare reads with those of a plain object."""
    return compare(
        reader(thing), reader(Plain()), number=number
    )


def writing(thing: object, number: int = 60) -> Ratios:
    """Compare writes with those to a plain object."""
    return compare(
        writer(thing), writer(Plain()), number=number
    )


def making(number: int = 10_000) -> Ratios:
    """Compare the creation of slotted and plain objects."""
    return compare(Slotted, Plain, number=number)


if __name__ == "__main__":
    print("read slots / plain:", reading(Slotted()))
    print("read asked / plain:", reading(asked()))
    print("read a copy / plain:", reading(copy(Plain())))
    print("write slots / plain:", writing(Slotted()))
    print("write asked / plain:", writing(asked()))
    print("make slots / plain:", making())
