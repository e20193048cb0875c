"""The time is that of the call."""

from datetime import UTC, datetime


def log(text: str, at: datetime | None = None) -> str:
    at = datetime.now(UTC) if at is None else at
    return f"{at:%H:%M} {text}"
