"""Asks the type, as the call itself will."""

from collections.abc import Callable


def run(task: Callable[[], str] | str) -> str:
    if callable(task):
        return str(task())
    return str(task)
