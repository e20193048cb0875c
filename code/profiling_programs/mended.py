"""The report on a day's scans, after two profiles."""

from datetime import datetime

from profiling_programs.slow import Scan


# region mended
def parse(line: str) -> Scan:
    parcel, at, grams = line.split(",")
    when = datetime.fromisoformat(at)
    return Scan(parcel, when, int(grams))


def distinct(scans: list[Scan]) -> list[str]:
    return list(dict.fromkeys(scan.parcel for scan in scans))


# endregion mended


def report(rows: list[str]) -> str:
    """Return the line for the day."""
    scans = [parse(row) for row in rows]
    last = max(scan.at for scan in scans)
    return f"{len(distinct(scans))} parcels until {last:%H:%M}"
