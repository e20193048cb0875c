"""Typst source text: literals that cannot break out of themselves.

Everything the manuscript says reaches Typst as a string literal, never as
markup, so that no character of it can be taken for a command.
"""

from collections.abc import Iterable

_ESCAPES = {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
} | {
    code: f"\\u{{{code:x}}}"
    for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)
    if chr(code) not in "\n\r\t"
}


def string(text: str) -> str:
    """Return ``text`` as a Typst string literal, quotes included."""
    return f'"{text.translate(_ESCAPES)}"'


def array(items: Iterable[str]) -> str:
    """Return Typst expressions as an array; right for no items and for one."""
    joined = "".join(f"{item}," for item in items)
    return f"({joined})" if joined else "()"


def boolean(value: object) -> str:
    """Return the Typst name of the truth value of ``value``."""
    return "true" if value else "false"


def length(value: str) -> str | None:
    """Return a manuscript length (``80%``, ``12em``, ``300px``) in Typst.

    A CSS pixel is three quarters of a point. Returns None for a unit that
    Typst lacks, so that the caller can name the manuscript line.
    """
    text = value.strip()
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyz%")
    unit = text[len(digits) :]
    try:
        number = float(digits)
    except ValueError:
        return None
    if unit in ("", "px"):
        return f"{number * 0.75:g}pt"
    return f"{number:g}{unit}" if unit in ("%", "em", "pt", "cm", "mm", "in") else None
