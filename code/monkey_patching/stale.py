"""Find who still holds an object after a patch."""

import gc
from types import FunctionType
from typing import Any


# region holders
def describe(holder: Any, target: object) -> str:
    """Say in what way ``holder`` refers to ``target``."""
    if isinstance(holder, dict) and "__spec__" in holder:
        names = [k for k, v in holder.items() if v is target]
        return f"{holder['__name__']}: {', '.join(names)}"
    if isinstance(holder, tuple):
        for owner in gc.get_referrers(holder):
            if (
                isinstance(owner, FunctionType)
                and owner.__defaults__ is holder
            ):
                return f"default of {owner.__qualname__}"
    return type(holder).__name__


def holders(target: object) -> list[str]:
    """List what refers to ``target``, as the collector sees."""
    found = gc.get_referrers(target)
    lines = [describe(holder, target) for holder in found]
    return sorted(lines)


# endregion holders
