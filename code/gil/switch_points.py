"""Where the eval loop of CPython looks at its eval breaker."""

import dis
from collections.abc import Callable, Iterator
from typing import Any

# region checks
CHECKS = {
    "RESUME",  # A function begins, a generator goes on.
    "JUMP_BACKWARD",  # A loop goes round.
    "CALL",  # A call to C code has returned.
    "CALL_KW",
    "CALL_FUNCTION_EX",
}


def switch_points(
    function: Callable[..., Any], name: str
) -> Iterator[str]:
    """The loads and stores of a name, and the checks."""
    for instruction in dis.get_instructions(function):
        if instruction.opname in CHECKS:
            yield f"{instruction.opname}: may hand over"
        elif instruction.argval == name:
            yield f"{instruction.opname} {name}"


# endregion checks
