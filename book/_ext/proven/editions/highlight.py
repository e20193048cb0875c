"""Colors of code: one quiet palette for light pages, one for dark, and ink.

Few token types are marked. Prompts and outputs step back so that what the
reader would type stands out. Every color has a contrast of at least 4.5 to 1
on its background (checked in the tests).
"""

from typing import ClassVar

from pygments.style import Style
from pygments.token import (
    STANDARD_TYPES,
    Comment,
    Error,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    _TokenType,
)

Rules = dict[_TokenType, str]


def palette(
    *,
    text: str,
    comment: str,
    keyword: str,
    string: str,
    number: str,
    name: str,
    quiet: str,
) -> Rules:
    """Return the Pygments rules for a handful of colors."""
    return {
        Text: text,
        Comment: f"italic {comment}",
        Comment.Preproc: f"noitalic {comment}",
        Keyword: keyword,
        Keyword.Constant: number,
        Operator.Word: keyword,
        Operator: text,
        Punctuation: text,
        Name: text,
        Name.Class: f"bold {name}",
        Name.Function: name,
        Name.Decorator: name,
        Name.Exception: text,
        String: string,
        String.Doc: f"italic {comment}",
        Number: number,
        Generic.Prompt: quiet,
        Generic.Output: quiet,
        Generic.Traceback: quiet,
        Generic.Error: text,
        Error: text,
    }


class Light(Style):
    """For light pages."""

    background_color = "#f6f7f9"
    highlight_color = "#fdf0dc"
    styles: ClassVar[Rules] = palette(
        text="#1f2328",
        comment="#57606a",
        keyword="#8b2d0f",
        string="#1a5e38",
        number="#0b4f9c",
        name="#0b4f9c",
        quiet="#57606a",
    )


class Dark(Style):
    """For dark pages."""

    background_color = "#1b1f24"
    highlight_color = "#3a2f1f"
    styles: ClassVar[Rules] = palette(
        text="#d7dce1",
        comment="#98a2ad",
        keyword="#f0a47f",
        string="#8fce9f",
        number="#8fbdf0",
        name="#8fbdf0",
        quiet="#98a2ad",
    )


def plain_classes(*styles: type[Style]) -> set[str]:
    """Return the CSS classes of tokens that look like plain text in all styles.

    The marks of sessions (``Generic``) are left out: the copy button and the
    output need them.
    """
    return {
        name
        for token, name in STANDARD_TYPES.items()
        if name and token not in Generic and all(_is_plain(token, s) for s in styles)
    }


def _is_plain(token: _TokenType, style: type[Style]) -> bool:
    return style.style_for_token(token) == style.style_for_token(Text)


class Ink(Style):
    """For e-ink and for readers who set their own colors: weight and slant only."""

    background_color = "transparent"
    styles: ClassVar[Rules] = {
        Comment: "italic",
        Comment.Preproc: "noitalic",
        Keyword: "bold",
        Keyword.Constant: "nobold",
        Operator.Word: "bold",
        Name.Class: "bold",
        Name.Function: "bold",
        String.Doc: "italic",
    }
