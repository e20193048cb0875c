"""Code as lines of tokens: what Pygments knows, in the styles of the template."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from docutils import nodes
from pygments.filters import ErrorToken
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    Token,
    _TokenType,
)
from sphinx.highlighting import PygmentsBridge

from .syntax import array, string

#: Token type to the style's name in the template, most general last.
_STYLES: dict[_TokenType, str] = {
    Comment: "c",
    Comment.Preproc: "k",
    Keyword: "k",
    Keyword.Type: "n",
    Operator.Word: "k",
    String: "s",
    String.Interpol: "n",
    Number: "m",
    Name.Builtin: "b",
    Name.Builtin.Pseudo: "b",
    Name.Class: "d",
    Name.Function: "d",
    Name.Decorator: "d",
    Name.Exception: "b",
    Name.Tag: "k",
    Name.Section: "k",
    Generic.Prompt: "p",
    Generic.Output: "o",
    Generic.Traceback: "o",
    Generic.Error: "e",
    Generic.Heading: "k",
    Generic.Subheading: "k",
    Generic.Inserted: "s",
    Generic.Deleted: "e",
    Generic.Strong: "k",
}

#: A run of text in one style; the style "" is plain.
Run = tuple[str, str]


@cache
def _style(kind: _TokenType) -> str:
    while kind is not Token:
        if kind in _STYLES:
            return _STYLES[kind]
        kind = kind.parent
    return ""


class Highlighter:
    """Turns literal blocks into lines of styled runs.

    The lexer is chosen by Sphinx's own rules, so that a block looks the same
    language in every edition, and an unknown one is warned of once more.
    """

    def __init__(self) -> None:
        self._bridge = PygmentsBridge()

    def lines(
        self,
        source: str,
        language: str,
        *,
        options: dict[str, Any],
        force: bool,
        location: nodes.Node,
    ) -> list[list[Run]]:
        """Return the lines of ``source``; joining all runs gives it back."""
        # Lexers strip newlines at either end unless told; the reader who
        # copies the block wants them.
        options = {"stripnl": False, **options}
        lexer = self._bridge.get_lexer(source, language, options, force, location)
        try:
            return list(_split(lexer.get_tokens(source), source))
        except ErrorToken:
            # The HTML writer reports it; a token the lexer does not know is
            # printed plain rather than lost.
            lexer = self._bridge.get_lexer(source, language, options, True, location)
            return list(_split(lexer.get_tokens(source), source))


def _split(tokens: Any, source: str) -> Iterator[list[Run]]:
    """Yield lines of merged runs; the last newline of the lexer is dropped."""
    lines: list[list[Run]] = [[]]
    for kind, value in tokens:
        style = _style(kind)
        first, *rest = value.split("\n")
        _append(lines[-1], style, first)
        for text in rest:
            lines.append([])
            _append(lines[-1], style, text)
    yield from lines[: source.rstrip("\n").count("\n") + 1]


def _append(line: list[Run], style: str, text: str) -> None:
    if not text:
        return
    if line and (line[-1][0] == style or text.isspace()):
        # Space has no color: fewer runs make a smaller, faster file.
        line[-1] = (line[-1][0], line[-1][1] + text)
    elif line and line[-1][1].isspace():
        line[-1] = (style, line[-1][1] + text)
    else:
        line.append((style, text))


def typst_lines(lines: list[list[Run]]) -> str:
    """Return lines as the array of arrays that the template's ``code`` takes.

    A plain run is a string, a styled one the pair of style and text.
    """
    return array(
        array(
            f'("{style}",{string(text)})' if style else string(text)
            for style, text in line
        )
        for line in lines
    )
