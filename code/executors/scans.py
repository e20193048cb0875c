"""The workload of the chapter: a day's scans, summed by hub."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

HUBS = "Oslo", "Turin", "Lyon", "Ghent"

type Range = tuple[Path, int, int]


def write_scans(path: Path, count: int) -> None:
    """Write ``count`` lines like ``P000017;Turin;629``."""
    with path.open("w", encoding="ascii") as file:
        for number in range(count):
            hub = HUBS[number * 7919 % len(HUBS)]
            grams = number * 37 % 9_000 + 100
            file.write(f"P{number:06};{hub};{grams}\n")


# region scans
def grams_of(lines: Iterable[str]) -> Counter[str]:
    """Grams by hub."""
    totals = Counter[str]()
    for line in lines:
        _, hub, grams = line.split(";")
        totals[hub] += int(grams)
    return totals


def grams_in(part: Range) -> Counter[str]:
    """Grams by hub, in some bytes of a file."""
    path, start, stop = part
    with path.open("rb") as file:
        file.seek(start)
        text = file.read(stop - start).decode("ascii")
    return grams_of(text.splitlines())


# endregion scans


def ranges(path: Path, parts: int) -> Iterator[Range]:
    """Cut a file into about ``parts``, each of whole lines."""
    size = os.path.getsize(path)
    start = 0
    with path.open("rb") as file:
        for part in range(1, parts + 1):
            file.seek(max(start, size * part // parts))
            file.readline()
            stop = min(file.tell(), size)
            if start < stop:
                yield path, start, stop
            start = stop


def rows(path: Path, parts: int) -> Iterator[list[str]]:
    """The lines of each range."""
    for _, start, stop in ranges(path, parts):
        with path.open("rb") as file:
            file.seek(start)
            text = file.read(stop - start).decode("ascii")
        yield text.splitlines()


def total(parts: Iterable[Counter[str]]) -> Counter[str]:
    """The sum of the parts."""
    return sum(parts, Counter())
