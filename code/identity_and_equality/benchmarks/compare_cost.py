"""What comparisons cost, as ratios within one run.

Run it with
``python -m identity_and_equality.benchmarks.compare_cost``.
Both sides of a ratio are timed one right after the other.
Printed: the lowest ratio of nine rounds, the median and the
highest.
"""

from measuring.ratios import Ratios, compare

SETUP = """
from dataclasses import dataclass
from functools import total_ordering

class Plain: ...

class Parcel:
    def __init__(self, code): self.code = code
    def __eq__(self, other):
        if not isinstance(other, Parcel): return NotImplemented
        return self.code == other.code
    def __hash__(self): return hash(self.code)

@total_ordering
class Derived:
    def __init__(self, code): self.code = code
    def __eq__(self, other): return self.code == other.code
    def __lt__(self, other): return self.code < other.code

class Written(Derived):
    def __ge__(self, other): return self.code >= other.code

plain, parcel, twin = Plain(), Parcel(5000), Parcel(5000)
number, again = int("5000"), int("5000")
row = [str(n) for n in range(1000)]
same_items, equal_items = list(row), [str(n) for n in range(1000)]
derived, derived_2 = Derived(1), Derived(2)
written, written_2 = Written(1), Written(2)
"""

PAIRS = {
    "int == int": ("number == again", "number is again"),
    "plain == None": ("plain == None", "plain is None"),
    "parcel == None": ("parcel == None", "parcel is None"),
    "parcel == twin": ("parcel == twin", "parcel is twin"),
    "list of other strings": (
        "row == equal_items",
        "row == same_items",
    ),
    "total_ordering >=": (
        "derived >= derived_2",
        "written >= written_2",
    ),
}


def ratios(label: str, rounds: int = 9) -> Ratios:
    """Compare the two statements of a pair."""
    slow, fast = PAIRS[label]
    number = 200 if "row" in slow else 20_000
    return compare(
        slow, fast, number=number, rounds=rounds, setup=SETUP
    )


if __name__ == "__main__":
    for label in PAIRS:
        print(f"{label}: {ratios(label)}")
