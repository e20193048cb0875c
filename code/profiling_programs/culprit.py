"""A profile that names the wrong function."""

from collections.abc import Callable
from cProfile import Profile
from time import perf_counter

type Time = Callable[[Callable[[int], int], int], float]


# region day
def grams_of(number: int) -> int:
    return number % 1000


def is_heavy(grams: int) -> bool:
    return grams > 500


def count_heavy(parcels: int) -> int:
    heavy = 0
    for number in range(parcels):
        if is_heavy(grams_of(number)):
            heavy += 1
    return heavy


def weigh(parcels: int) -> int:
    total = 0
    for number in range(3 * parcels):
        total += number % 1000 * number % 7
    return total


# endregion day


def plain(work: Callable[[int], int], size: int) -> float:
    begun = perf_counter()
    work(size)
    return perf_counter() - begun


def profiled(work: Callable[[int], int], size: int) -> float:
    profile = Profile()
    profile.runcall(work, size)
    return max(row.totaltime for row in profile.getstats())


def share(time: Time, size: int = 5_000) -> float:
    """Return what count_heavy takes of a day."""
    days = [
        (time(count_heavy, size), time(weigh, size))
        for _ in range(20)
    ]
    heavy, other = map(min, zip(*days, strict=True))
    return heavy / (heavy + other)


# The program that is sampled. Short turns, so that a stall of
# the machine falls on both functions.
TURN = 100_000


def days(count: int = 40) -> None:
    """Work for some days."""
    for _ in range(count):
        count_heavy(TURN)
        weigh(TURN)


if __name__ == "__main__":
    days()
