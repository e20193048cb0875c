"""Every callback opens the hub the loop ended with."""

from collections.abc import Callable


def open_hub(name: str) -> str:
    return f"{name} opened"


buttons: list[Callable[[], str]] = []
for hub in ("Oslo", "Turin"):
    buttons.append(lambda: open_hub(hub))
