"""Dispatching with two seams: a clock and a courier."""

# region depot
from collections.abc import Callable
from datetime import datetime

from courier import Courier


def dispatch(
    parcel: str, courier: Courier, now: Callable[[], datetime]
) -> str:
    if now().hour >= 17:
        return "tomorrow"
    return courier.book(parcel)
# endregion depot
