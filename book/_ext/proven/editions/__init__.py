"""The HTML and ePub editions: what Sphinx's own builders leave undone.

``figures`` puts the drawings into the pages, ``html`` finishes the site,
``epub`` makes the e-book, ``cards`` the deck for Anki, ``highlight`` holds the colors of code.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import cards, epub, figures, html


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the editions to Sphinx."""
    figures.setup(app)
    html.setup(app)
    epub.setup(app)
    cards.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
