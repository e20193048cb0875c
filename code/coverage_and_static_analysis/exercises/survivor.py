"""Exercise: all branches covered, and a mutant that lives.

``discount`` is right; leave it. A case is two arguments and the
expected result. WEAK must take both ways out of both ``if``
statements and still let at least one of the mutants that
``coverage_and_static_analysis.mutants`` makes survive. STRONG
must kill all of them.
"""

type Case = tuple[int, bool, int]


def discount(parcels: int, regular: bool) -> int:
    """Percent: 5 from ten parcels on, 3 more for regulars."""
    percent = 0
    if parcels >= 10:
        percent = 5
    if regular:
        percent += 3
    return percent


WEAK: list[Case] = [(1, False, 0)]
STRONG: list[Case] = [(1, False, 0)]
