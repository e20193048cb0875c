"""Words and marks that the book does without; ``make lint`` runs this.

``prose.py [FILE ...]`` looks at the manuscript, or at the Markdown files
named. Code, both fenced and inline, quotations and comments are not looked
at. A finding is ``file:line: what``, and the exit status is then 1.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BANNED: list[tuple[str, str]] = [
    (r"\bsimply\b", "cut 'simply'"),
    (r"\bjust\b", "cut 'just'"),
    (r"\bpowerful\b", "say what it does instead of 'powerful'"),
    (r"\bit is (?:important|worth) (?:to note|noting)\b", "begin with the thing"),
    (r"\bunder the hood\b", "name the mechanism instead of 'under the hood'"),
    (r"\blet['’]s\b", "say it without 'let's'"),
    (r"\b(?:foo|baz|foobar)\b", "give it a name: no foo, no baz"),
]
FIRST_PERSON = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b(?![/.]|\s*\))")
EXCLAMATION = re.compile(r"(?<![<\[])!(?![\[=])")
EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2705\u274c\u2728\u2b50\ufe0f\u2753-\u2757]"
)
# Fenced directives whose body is prose.
PROSE_DIRECTIVES = {"figure", "list-table", "note", "warning", "tip", "glossary"}
FENCE = re.compile(r"^\s*(?P<marks>`{3,}|~{3,})\s*(?:\{(?P<directive>[\w-]+)\})?")
# Comments, labels, and the question, which is quoted as it is asked.
NOT_TEXT = re.compile(r"\s*(?:%|\([\w-]+\)=\s*$|:question:)")
NOT_PROSE = re.compile(
    r"""(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)  # inline code, targets
      | \]\([^)\s]*\)                               # where a link goes
      | <[^>\s]+>                                   # addresses
      | "[^"]*" | “[^”]*”                           # quotations
    """,
    re.VERBOSE,
)


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of the lines of a page that are prose."""
    open_fences: list[tuple[str, bool]] = []  # marks, whether prose is inside
    for number, line in enumerate(text.splitlines(), 1):
        marks, inside_prose = open_fences[-1] if open_fences else ("", True)
        fence = FENCE.match(line)
        if fence and marks and _closes(line, marks):
            open_fences.pop()
        elif fence and inside_prose:
            prose = fence["directive"] in PROSE_DIRECTIVES
            open_fences.append((fence["marks"], prose))
        elif inside_prose and not NOT_TEXT.match(line):
            yield number, NOT_PROSE.sub(" ", line)


def _closes(line: str, marks: str) -> bool:
    return re.fullmatch(rf"\s*{marks}{marks[0]}*\s*", line) is not None


def findings(text: str) -> Iterator[tuple[int, str]]:
    """Line and complaint for each thing the book does without."""
    for number, line in prose_lines(text):
        for pattern, complaint in BANNED:
            if re.search(pattern, line, re.IGNORECASE):
                yield number, complaint
        if FIRST_PERSON.search(line):
            yield number, "the book says you and we, never I"
        if EXCLAMATION.search(line):
            yield number, "no exclamation marks"
        if EMOJI.search(line):
            yield number, "no emoji"


def main(arguments: list[str]) -> int:
    """Look at the files; return the exit status."""
    files = [Path(name) for name in arguments] or sorted((ROOT / "book").rglob("*.md"))
    count = 0
    for path in files:
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        for number, complaint in findings(path.read_text(encoding="utf-8")):
            print(f"{name}:{number}: {complaint}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
