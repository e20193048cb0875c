"""The ``with`` statement as a function in plain Python."""

from collections.abc import Callable
from typing import Any


# region expansion
def run_with(manager: Any, body: Callable[[Any], Any]) -> Any:
    """Do what ``with manager as value: body`` does."""
    enter = type(manager).__enter__
    leave = type(manager).__exit__
    value = enter(manager)
    owed = True
    try:
        return body(value)
    except BaseException as error:
        owed = False
        trace = error.__traceback__
        if not leave(manager, type(error), error, trace):
            raise
    finally:
        if owed:
            leave(manager, None, None, None)


# endregion expansion
