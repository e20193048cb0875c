"""The PDF editions of the book: ``sphinx-build -b typst``.

``builder`` assembles the book and compiles it, ``writer`` turns doctrees
into Typst, ``template.typ`` is what the pages look like, ``sheet.typ`` the
cheat sheet.
"""

from typing import TYPE_CHECKING

from .builder import TypstBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

#: File name of each PDF, and the page it is made for (see ``template.typ``).
EDITIONS = {"proven-python.pdf": "trade", "proven-python-ereader.pdf": "ereader"}

#: The document that is also made into a sheet of its own.
SHEET = ("guide/cheat-sheet", "proven-python-cheatsheet.pdf")


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Add the builder and its configuration values; none causes a reread.

    typst_editions: file name to page ("trade" or "ereader").
    typst_subtitle, typst_description, typst_keywords: for title page, metadata.
    typst_imprint: paragraphs of the copyright page; ``copyright`` unless told.
    typst_sheet: a document, and the file name of the sheet that it also makes.
    typst_unnumbered_parts: part documents without a number, nor their chapters.
    typst_back_matter: part documents whose chapters stand for themselves.
    typst_ignored_classes: classes that print may do without.
    """
    app.add_builder(TypstBuilder)
    for name, default, kind in (
        ("typst_editions", EDITIONS, dict),
        ("typst_sheet", SHEET, tuple),
        ("typst_subtitle", "", str),
        ("typst_description", "", str),
        ("typst_keywords", [], list),
        ("typst_imprint", [], list),
        ("typst_unnumbered_parts", ["guide/index"], list),
        ("typst_back_matter", ["back/index"], list),
        ("typst_ignored_classes", [], list),
    ):
        app.add_config_value(name, default, "", types=frozenset({kind}))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
