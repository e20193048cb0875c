"""Index entries whose text is code.

Sphinx's ``index`` role prints its text as prose. Most entries of this book are
names of functions and error messages, so a text in backticks is set as code::

    {index}`` `do_super_lookup` <single: CPython functions; do_super_lookup> ``
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.index import IndexRole


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


def setup(app: Sphinx) -> None:
    """Put the role in the place of Sphinx's."""
    app.add_role("index", CodeIndexRole(), override=True)
