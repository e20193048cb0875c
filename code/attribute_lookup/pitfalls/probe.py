"""Asks the object for a method that only a type can offer."""

from collections.abc import Callable


def run(task: Callable[[], str] | str) -> str:
    if hasattr(task, "__call__"):
        return str(task())
    return str(task)
