"""Finding a block of code in the manuscript file it came from.

MyST counts the lines of a directive's content from the fence in some
positions and from the enclosing directive in others (myst-parser 5.2), so the
number Sphinx is given is a hint. The text itself settles it.
"""

import re
from functools import lru_cache
from pathlib import Path

from docutils import nodes

QUOTED = re.compile(r"^(?:\s*>(?=\s|$))+")


def _bare(text: str) -> list[str]:
    """The lines without their indentation and the marks of a quotation."""
    return [QUOTED.sub("", line).strip() for line in text.splitlines()]


@lru_cache(maxsize=8)
def _lines(path: Path, _modified: int) -> list[str]:
    return _bare(path.read_text(encoding="utf-8"))


def find_block(path: Path, text: str, hint: int) -> int:
    """The line (1-based) on which a block's text begins in a file.

    Where the same text stands in several places, the one nearest to the hint
    that is not above the hint's fence is meant; where it stands nowhere (an
    included file), the hint is returned.
    """
    wanted = _bare(text)
    if not any(wanted) or not path.is_file():
        return hint
    lines = _lines(path, path.stat().st_mtime_ns)
    places = [
        start + 1
        for start in range(len(lines) - len(wanted) + 1)
        if lines[start : start + len(wanted)] == wanted
    ]
    return min(places, key=lambda place: abs(place - hint), default=hint)


def line_of(node: nodes.Element) -> int:
    """About where a node begins: its line, or that of what it stands in."""
    around: nodes.Element | None = node
    while around is not None:
        if around.line:
            return int(around.line)
        around = around.parent
    return 1
