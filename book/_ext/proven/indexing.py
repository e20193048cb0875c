"""Index entries: their text may be code, and each leads to an explanation.

Sphinx's ``index`` role prints its text as prose. Most entries of this book are
names of functions and error messages, so a text in backticks is set as code::

    {index}`` `do_super_lookup` <single: CPython functions; do_super_lookup> ``

The ``index`` fence takes one entry on its first line, or several, one to a line.

The ``pep`` role makes an index entry wherever it stands. The sources at the end
of a chapter explain nothing, so their PEPs leave the index; the links stay.
"""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.index import IndexDirective, IndexRole
from sphinx.transforms import SphinxTransform

PEPS = "Python Enhancement Proposals;"


class CodeIndexRole(IndexRole):
    """The ``index`` role, with code where the text is in backticks."""

    def __call__(self, name: str, rawtext: str, text: str, *rest: Any) -> Any:
        """Strip the blanks that Markdown wants inside double backticks."""
        return super().__call__(name, rawtext, text.strip(), *rest)

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Yield index entry, target and text."""
        is_code = len(self.title) > 2 and self.title[0] == self.title[-1] == "`"
        if is_code:
            self.title = self.title[1:-1]
            if not self.has_explicit_title:
                self.target = self.title
        found, messages = super().run()
        if is_code:
            found[-1] = nodes.literal(self.title, self.title)
        return found, messages


class EntriesDirective(IndexDirective):
    """The ``index`` directive; Markdown gives it its lines as content."""

    has_content = True
    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Yield index entries and target."""
        self.assert_has_content()
        self.arguments = ["\n".join(self.content)]
        return super().run()


class SourcesWithoutPeps(SphinxTransform):
    """Take the entries of the ``pep`` role out of *Recap and sources*."""

    default_priority = 600  # before the index domain collects the entries, at 850

    def apply(self, **kwargs: Any) -> None:
        """Remove the entries; what the role shows and links stays."""
        label = self.env.docname.rpartition("/")[2] + "-recap"
        for section in self.document.findall(nodes.section):
            if label in section["names"] or label in section["ids"]:
                for node in list(section.findall(addnodes.index)):
                    if all(entry[1].startswith(PEPS) for entry in node["entries"]):
                        node.parent.remove(node)


def setup(app: Sphinx) -> None:
    """Put role and directive in the place of Sphinx's, the transform to work."""
    app.add_role("index", CodeIndexRole(), override=True)
    app.add_directive("index", EntriesDirective, override=True)
    app.add_transform(SourcesWithoutPeps)
