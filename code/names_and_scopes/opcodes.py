"""Which instruction reads a name?"""

import dis
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

FAMILIES = (
    "LOAD_FAST",
    "LOAD_DEREF",
    "LOAD_GLOBAL",
    "LOAD_NAME",
    "LOAD_FROM_DICT_OR_DEREF",
    "LOAD_FROM_DICT_OR_GLOBALS",
)


def loads(
    code: CodeType | Callable[..., Any],
) -> dict[str, str]:
    """Map each name that is read to a family of opcodes.

    A cell handed on to an inner function is fetched with
    ``LOAD_FAST``; a later ``LOAD_DEREF`` takes its place.
    """
    found: dict[str, str] = {}
    for step in dis.get_instructions(code):
        for family in FAMILIES:
            if family in step.opname:
                found |= dict.fromkeys(names(step), family)
    return found


def names(step: dis.Instruction) -> tuple[str, ...]:
    """Return the names of an instruction; some carry two."""
    name = step.argval
    return name if isinstance(name, tuple) else (name,)


def body(source: str, *path: str) -> CodeType:
    """Compile a module; return the code of a block inside it.

    Raises LookupError if there is no such block.
    """
    code = compile(source, "module", "exec")
    for name in path:
        code = inner(code, name)
    return code


def inner(code: CodeType, name: str) -> CodeType:
    """Return the block of that name directly inside."""
    for block in blocks(code):
        if block.co_name == name:
            return block
    raise LookupError(name)


def blocks(code: CodeType) -> Iterator[CodeType]:
    """Yield the code objects among the constants."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
