"""A day's scans, as the hubs send them."""

from datetime import datetime, timedelta

MIDNIGHT = datetime(2026, 11, 25)


def lines(count: int) -> list[str]:
    """Return scans; each parcel is scanned twice."""
    return [
        f"P{number % (count // 2):06},"
        f"{(MIDNIGHT + timedelta(seconds=number)).isoformat()},"
        f"{number % 31 * 100}"
        for number in range(count)
    ]
