"""A partial holds the value, not the variable."""

from collections.abc import Callable
from functools import partial


def open_hub(name: str) -> str:
    return f"{name} opened"


buttons: list[Callable[[], str]] = []
for hub in ("Oslo", "Turin"):
    buttons.append(partial(open_hub, hub))
