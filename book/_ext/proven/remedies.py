"""Add what to do to the warnings that Sphinx and MyST give authors."""

import logging as python_logging
import re

from sphinx.application import Sphinx

REMEDIES: list[tuple[str, str]] = [
    (
        r"unknown document|undefined label|cross-reference target not found"
        r"|reference target not found|'myst' cross-reference|local id not found|Unknown target name",
        "Check the spelling of the label or name; labels stand in the line above a "
        "heading as (label)=, names of Python objects are those of the "
        "documentation's index.",
    ),
    (
        r"term not in glossary",
        "Use the glossary's own spelling, or define the term in back/glossary.md.",
    ),
    (
        r"toctree contains reference to nonexisting|nonexisting document",
        "Remove the entry from the contents, or write the page.",
    ),
    (
        r"isn't included in any toctree|not included in any toctree",
        "Add the page to the toctree in the index.md of its part.",
    ),
    (
        r"[Dd]uplicate (explicit target name|label|ID)|duplicate term|multiply defined",
        "Labels and terms are unique in the whole book: rename one of the two.",
    ),
    (
        r"image file not readable|image file not found|no such file.*svg",
        "Put the figure into book/figures/ and name it as /figures/NAME.svg.",
    ),
    (
        r"Unknown directive type|Unknown interpreted text role|unknown role",
        "Check the spelling; CONTRIBUTING.md lists the directives and roles.",
    ),
    (
        r"no number is assigned|Failed to create a cross reference",
        "Give the figure a :name: and a caption, and use that name in {numref}.",
    ),
    (
        r"[Pp]ygments lexer name|could not lex|Lexing literal_block",
        "Use a language that Pygments knows, and code of that language.",
    ),
    (
        r"Non-consecutive header level|Document headings start at",
        "Go down one level at a time: #, ##, ###.",
    ),
    (
        r"Invalid options format",
        "A value that begins with > or another sign of YAML stands in quotes: "
        ':pyversion: ">=3.14".',
    ),
    (
        r"Unknown directive option|Unknown option key|unknown options|Directive .* option|Invalid option",
        "See CONTRIBUTING.md for the options of this directive.",
    ),
    (
        r"argument\(s\) (required|allowed)|(Content|content) block expected|no content permitted"
        r"|Has content, but none",
        "See CONTRIBUTING.md for what this directive takes.",
    ),
    (
        r"download file not readable",
        "Correct the name, or add the file.",
    ),
    (
        r"[Ff]ootnote",
        "Give every footnote a definition and every definition a reference.",
    ),
]
OTHERWISE = "Correct this line; CONTRIBUTING.md describes the markup."
COMPILED = [(re.compile(pattern), remedy) for pattern, remedy in REMEDIES]
MARK = "\n    Mend: "


class AddRemedy(python_logging.Filter):
    """Append a remedy to a warning that has none."""

    def filter(self, record: python_logging.LogRecord) -> bool:
        """Always True: the record is changed, never dropped."""
        text = python_logging.LogRecord.getMessage(record)  # without its location
        if MARK.strip() in text:
            return True
        found = (remedy for pattern, remedy in COMPILED if pattern.search(text))
        remedy = next(found, OTHERWISE if getattr(record, "location", None) else "")
        if not remedy:
            return True
        record.msg, record.args = text + MARK + remedy, ()
        return True


def setup(app: Sphinx) -> None:
    """Install the filter on Sphinx's handlers for warnings."""
    for handler in python_logging.getLogger("sphinx").handlers:
        if handler.level == python_logging.WARNING:
            handler.addFilter(AddRemedy())
