"""Where the eval loop of CPython looks at its eval breaker."""

import dis
from collections.abc import Callable, Iterator
from typing import Any

# region checks
CHECKS = {
    "RESUME",  # A function begins; goes on after yield.
    "JUMP_BACKWARD",  # A loop goes round.
    "CALL",  # A call to C code has returned.
    "CALL_KW",
    "CALL_FUNCTION_EX",
}


def switch_points(
    function: Callable[..., Any], name: str
) -> Iterator[str]:
    """The loads and stores of a name, and the checks."""
    for step in dis.get_instructions(function):
        if step.opname == "RESUME" and (step.arg or 0) & 3 >= 2:
            continue  # After await and yield from: no look.
        if step.opname in CHECKS:
            yield f"{step.opname}: may hand over"
        elif step.argval == name:
            yield f"{step.opname} {name}"


# endregion checks
