"""Two cases take all four ways; four pin every constant.

WEAK crosses the limit of ten without standing on it, so nobody
can tell ``>=`` from ``>`` or ten from eleven. STRONG adds the
two neighbors of the limit.
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


WEAK: list[Case] = [(1, False, 0), (100, True, 8)]
STRONG: list[Case] = [*WEAK, (9, True, 3), (10, False, 5)]
