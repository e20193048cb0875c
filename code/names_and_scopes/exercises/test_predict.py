"""Grades exercise ``predict``."""

import dis
from types import CodeType

import pytest

READS = [
    ("open_hub", "city"),
    ("total", "kilos"),
    ("total", "kg"),
    ("total", "rate"),
    ("total", "fees"),
    ("Desk", "city"),
    ("Desk", "fees"),
    ("Desk", "limit"),
    ("price", "kg"),
    ("price", "limit"),
    ("price", "fees"),
    ("<genexpr>", "limit"),
]
FAMILIES = [
    "LOAD_FAST",
    "LOAD_DEREF",
    "LOAD_GLOBAL",
    "LOAD_NAME",
    "LOAD_FROM_DICT_OR_DEREF",
]
QUESTIONS = (
    "ask: what kind of block is it, does it bind the name "
    "anywhere, does a function around it?"
)


def find(code: CodeType, block: str) -> CodeType | None:
    """Return the code of a block, searching inward."""
    if code.co_name == block:
        return code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found = find(constant, block)
            if found:
                return found
    return None


def family(source: str, block: str, name: str) -> str:
    """Return the instruction that reads the name."""
    code = find(compile(source, "module", "exec"), block)
    assert code is not None, f"SOURCE has lost its {block}"
    shared = name in code.co_cellvars + code.co_freevars
    found = ""
    for step in dis.get_instructions(code):
        names = step.argval
        if not isinstance(names, tuple):
            names = (names,)
        for candidate in FAMILIES:
            if candidate == "LOAD_FAST" and shared:
                continue  # fetches the cell for a closure
            if candidate in step.opname and name in names:
                found = candidate
    assert found, f"SOURCE no longer reads {name} in {block}"
    return found


@pytest.mark.parametrize(("block", "name"), READS)
def test_the_instruction(exercise, block, name):
    guess = exercise.READS.get((block, name))
    assert guess in FAMILIES, (
        f"no prediction yet for {name} in {block}; {QUESTIONS}"
    )
    right = family(exercise.SOURCE, block, name)
    if guess != right:  # an assert would show the answer
        pytest.fail(
            f"{block} does not read {name} by {guess}; {QUESTIONS}",
            pytrace=False,
        )
