"""Check lists: Markdown's ``- [ ] task``, the same in every edition.

The parser writes each box as raw HTML, which is no valid ePub and nothing at
all in print. Here it becomes an empty inline element of class ``check-box``:
the style sheets draw it, the site's script turns it into a box that remembers
its tick, and the PDFs print a square.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

MARK = "task-list-item-checkbox"


def is_checked(item: nodes.Node) -> bool:
    """Whether a list item, just parsed, has a box with a tick."""
    return any(
        MARK in raw.astext() and "checked=" in raw.astext()
        for raw in item.findall(nodes.raw)
    )


class CheckBoxes(SphinxTransform):
    """Replaces the parser's raw boxes, before the audit sees them."""

    default_priority = 200

    def apply(self, **kwargs: Any) -> None:
        """Put an element in the place of each box."""
        for raw in list(self.document.findall(nodes.raw)):
            text = raw.astext()
            if MARK in text:
                classes = ["check-box", *(["checked"] if "checked=" in text else [])]
                raw.replace_self(nodes.inline("", "", classes=classes))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(CheckBoxes)
