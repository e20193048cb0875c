"""The time is that of the import."""

from datetime import UTC, datetime


def log(
    text: str, at: datetime = datetime.now(UTC)
) -> str:
    return f"{at:%H:%M} {text}"
