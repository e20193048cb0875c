"""Mends the HTML that docutils and the highlighter write."""

import html
import re
from itertools import groupby

from ..sessions import DIALECTS, Dialect
from .highlight import Dark, Light, plain_classes

EMPTY_HEADER = re.compile(r'<th class="head([^"]*)">\s*(?:<p>\s*</p>)?\s*</th>')
SESSION = re.compile(
    rf'(<div class="[^"]*\bhighlight-({"|".join(DIALECTS)}) [^>]*>'
    r'<div class="highlight"><pre>)(.*?)</pre>',
    re.DOTALL,
)
LINE = re.compile(r".*\n(?:</span>)*|.+")  # a mark may end after the line break
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r'<span class="pre">([^<]*)</span>')
CODE = re.compile(r'(<div class="highlight"><pre>)(.*?)</pre>', re.DOTALL)
PLAIN = re.compile(
    rf'<span class="(?:{"|".join(sorted(plain_classes(Light, Dark)))})">([^<]*)</span>'
)


def without_empty_headers(body: str) -> str:
    """Return a page's body whose tables have no header cells without text.

    The corner of a table that is labeled on both sides names nothing: it is a
    cell, not a header.
    """
    return EMPTY_HEADER.sub(r'<td class="head\1"></td>', body)


def with_output_marked(body: str) -> str:
    """Return a page's body with what no reader types set apart in its sessions.

    The copy button leaves out prompts (class ``gp``, by the highlighter) and
    output (class ``out``). The highlighter takes some lines of output for
    prompts and some continuations for output, so the prompts decide.
    """
    return SESSION.sub(_apart, body)


def without_plain_marks(body: str) -> str:
    """Return a page's body without marks on code that no style tells apart.

    In blocks of code these are most of the marks. In a line of prose docutils
    marks each word of code for style sheets that this site does not have.
    """
    body = WORD.sub(r"\1", body)
    return CODE.sub(lambda code: PLAIN.sub(r"\1", code[0]), body)


def _apart(match: re.Match[str]) -> str:
    dialect = DIALECTS[match[2]]
    lines = LINE.findall(match[3])
    typed = _typed(lines, dialect)
    parts = []
    for is_typed, run in groupby(zip(typed, lines, strict=True), lambda pair: pair[0]):
        if is_typed:
            parts += [_with_prompt(line, dialect) for _, line in run]
        else:
            output = "".join(line for _, line in run)
            parts.append(f'<span class="out">{output}</span>')
    return f"{match[1]}{''.join(parts)}</pre>"


def _typed(lines: list[str], dialect: Dialect) -> list[bool]:
    """Tell for each line whether it is input, as the proof does.

    Prompts with nothing after them, at the end of the last input, are not.
    """
    found: list[bool] = []
    last = 0
    for line in lines:
        text = html.unescape(TAG.sub("", line)).removesuffix("\n") + " "
        begins = text.startswith(dialect.first)
        more = bool(found) and found[-1] and text.startswith(dialect.more)
        found.append(begins or more)
        if found[-1] and text[len(dialect.first if begins else dialect.more) :].strip():
            last = len(found)
    return [*found[:last], *(False for _ in found[last:])]


def _with_prompt(line: str, dialect: Dialect) -> str:
    """Return a line of input with its prompt marked."""
    if 'class="gp"' in line:
        return line
    prompt = re.escape(html.escape(dialect.more.rstrip()))
    return re.sub(f"{prompt} ?", r'<span class="gp">\g<0></span>', line, count=1)
