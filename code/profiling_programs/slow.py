"""A report on a day's scans, as it was first written."""

from datetime import datetime
from typing import NamedTuple

from profiling_programs.scans import lines


class Scan(NamedTuple):
    """A parcel passes a hub."""

    parcel: str
    at: datetime
    grams: int


# region slow
def parse(line: str) -> Scan:
    parcel, at, grams = line.split(",")
    when = datetime.strptime(at, "%Y-%m-%dT%H:%M:%S")
    return Scan(parcel, when, int(grams))


def distinct(scans: list[Scan]) -> list[str]:
    seen: list[str] = []
    for scan in scans:
        if scan.parcel not in seen:
            seen.append(scan.parcel)
    return seen


def report(rows: list[str]) -> str:
    scans = [parse(row) for row in rows]
    last = max(scan.at for scan in scans)
    return f"{len(distinct(scans))} parcels until {last:%H:%M}"


# endregion slow


if __name__ == "__main__":
    print(report(lines(8000)))
