"""What is said to an author when the PDF edition cannot be made."""

from docutils import nodes
from sphinx.errors import SphinxError


class ManuscriptError(SphinxError):
    """A mistake in the manuscript, with its place and its remedy."""

    category = "PDF edition"

    def __init__(self, place: str, what: str, mend: str) -> None:
        super().__init__(f"{place}: {what}\n  How to mend it: {mend}")


class CompilationError(SphinxError):
    """Typst refused the book that was written for it."""

    category = "PDF edition"


def place_of(node: nodes.Node) -> str:
    """Return ``file:line`` of a node, looking outwards where it has none."""
    source, line = locate(node)
    return f"{source}:{line}" if line else source


def locate(node: nodes.Node) -> tuple[str, int | None]:
    """Return the file and the line of a node; the line is None if unknown.

    Docutils leaves most inline nodes and some block nodes without a place;
    the nearest ancestor that has one is then the best that can be said.
    """
    source: str | None = None
    current: nodes.Node | None = node
    while current is not None:
        source = source or current.source
        if current.line is not None:
            return (current.source or source or "manuscript"), current.line
        current = current.parent
    document = node.document
    if source is None and document is not None:
        source = document.get("source")
    return source or "manuscript", None
