"""Exercise: counters that share what they should.

Complete ``make_counters(n)``. It returns a list of n pairs of
functions ``(step, read)``. ``step()`` adds one to its counter
and returns the new value, ``read()`` returns the value. Neither
takes a parameter, not even one with a default; no class, no
``global``, no list or dictionary that holds the numbers.
"""

from collections.abc import Callable

Counter = tuple[Callable[[], int], Callable[[], int]]


def make_counters(n: int) -> list[Counter]:
    """Return n counters that start at 0."""
    raise NotImplementedError(
        "complete make_counters(): return n pairs (step, read)"
    )
