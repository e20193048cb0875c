"""Reading a session: prompts, and the output expected after each of them.

Stricter than :mod:`doctest`'s own parser on purpose. Every line of a fence is
either input or output that is compared, so nothing can hide: no text before
the first prompt, no prose after a blank line, no option comments.
"""

import re
from dataclasses import dataclass

WIDTH = 64
"""Columns a line of code may take; see DESIGN, section 6."""

TRACEBACK = "Traceback (most recent call last):"
OPTION_COMMENT = re.compile(r"#\s*doctest\s*:")


@dataclass(frozen=True)
class Dialect:
    """The prompts of a kind of session, trailing space included."""

    first: str
    more: str


PYCON = Dialect(">>> ", "... ")
CONSOLE = Dialect("$ ", "> ")
DIALECTS = {"pycon": PYCON, "console": CONSOLE}


@dataclass
class Example:
    """One input and what it must print.

    ``offset`` is the line of the prompt, counted from 0 in the block.
    """

    source: str
    want: str
    offset: int


class SessionError(ValueError):
    """What an author got wrong in a session, and on which line of the block."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def parse(text: str, dialect: Dialect) -> list[Example]:
    """Split the text of a block into examples.

    Raises SessionError where a line cannot be told to be input or output.
    """
    examples: list[Example] = []
    source: list[str] = []
    want: list[str] = []
    start = 0

    def close() -> None:
        if source:
            expected = "\n".join(want).rstrip("\n")
            _refuse_endless(expected, start + len(source))
            examples.append(Example("\n".join(source), expected, start))

    for offset, line in enumerate(text.splitlines()):
        _refuse(line, offset, dialect)
        if line.startswith(dialect.first) or line == dialect.first.rstrip():
            close()
            source, want, start = [line[len(dialect.first) :]], [], offset
        elif source and not want and _continues(line, dialect):
            source.append(line[len(dialect.more) :])
        elif source:
            want.append(line)
        elif line.strip():
            raise SessionError(
                f"a session begins with a prompt ({dialect.first.strip()}), "
                "and this line is before the first one. Mend: move it into the text above "
                "the fence, or put its command before it",
                offset,
            )
    close()
    if not examples:
        raise SessionError(
            f"no prompt ({dialect.first.strip()}) in this session, "
            "so there is nothing to run. Mend: show the input that prints it, or "
            "declare the block with an ```unverified fence and a :reason:",
            0,
        )
    return examples


def _continues(line: str, dialect: Dialect) -> bool:
    return line.startswith(dialect.more) or line == dialect.more.rstrip()


def _refuse(line: str, offset: int, dialect: Dialect) -> None:
    if dialect is PYCON and line.startswith(">>>") and not line.startswith(">>> "):
        raise SessionError("a prompt is >>> and a blank. Mend: add the blank", offset)
    if OPTION_COMMENT.search(line):
        raise SessionError(
            "doctest options are not available; the flags are the same "
            "everywhere (... elides). Mend: remove the comment",
            offset,
        )
    if "<BLANKLINE>" in line:
        raise SessionError(
            "<BLANKLINE> is not needed. Mend: leave the line empty", offset
        )


def _refuse_endless(want: str, first: int) -> None:
    """Refuse a traceback that any exception would fit."""
    rows = want.splitlines()
    if any(row.strip() == TRACEBACK for row in rows) and rows[-1].strip() == "...":
        raise SessionError(
            "a traceback ends with the exception, and this one with an elision. "
            "Mend: show the last line",
            first + len(rows) - 1,
        )


def inputs_only(text: str, dialect: Dialect) -> str:
    """The session without what it prints: the question of a prediction."""
    lines = text.splitlines()
    kept: list[str] = []
    for example in parse(text, dialect):
        height = example.source.count("\n") + 1
        kept += lines[example.offset : example.offset + height]
    return "\n".join(kept)
