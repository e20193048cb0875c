"""Sphinx configuration of Proven Python: one manuscript, four editions.

Every builder uses this file unchanged and the same doctree folder, so the
manuscript is read once. What the extensions do is described in
``book/_ext/proven/__init__.py``.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "book" / "_ext"))

# -- The book ---------------------------------------------------------------
project = "Proven Python"
author = "The Proven Python authors"
copyright = "2026, The Proven Python authors"
version = release = "0.1"
language = "en"
root_doc = "index"
exclude_patterns = ["_ext", "_static", "_templates"]
nitpicky = True  # an unknown cross reference is an author's mistake
numfig = True
numfig_format = {
    "figure": "Figure %s",
    "code-block": "Listing %s",
    "table": "Table %s",
}
smartquotes = True

extensions = [
    "myst_parser",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "proven",
    "proven.editions",
    "proven.typst",
]

# -- Markdown ---------------------------------------------------------------
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "tasklist",
]
myst_fence_as_directive = ["console", "pycon", "unverified"]
myst_heading_anchors = 0  # every section has an explicit label

# -- Links into the Python documentation, resolved without a network ---------
intersphinx_mapping = {
    "python": (
        "https://docs.python.org/3.15/",
        str(ROOT / "book" / "_ext" / "python-3.15-objects.inv"),
    )
}

# -- Proof --------------------------------------------------------------------
proven_code = str(ROOT / "code")
proven_versions = ["3.13", "3.14", "3.15"]

# -- HTML -----------------------------------------------------------------------
repository_url = "https://github.com/proven-python/proven-python"  # or ""
html_theme = "furo"
html_title = "Proven Python"
html_baseurl = os.environ.get("PROVEN_BASEURL", "")  # where the site is published
html_static_path = ["book/_static"]
html_css_files = ["proven.css", "guide.css"]
html_js_files = [("proven.js", {"defer": "defer"}), ("guide.js", {"defer": "defer"})]
html_favicon = "book/_static/favicon.svg"
templates_path = ["book/_templates"]
pygments_style = "proven.editions.highlight.Light"
pygments_dark_style = "proven.editions.highlight.Dark"
copybutton_exclude = ".linenos, .gp, .out"  # what no reader types
html_copy_source = False
html_show_sourcelink = False

# -- ePub -------------------------------------------------------------------------
epub_basename = "proven-python"
epub_description = (
    "The Python internals senior engineers are expected to know. "
    "Every example is proven by running it."
)
epub_publisher = epub_contributor = author
# Reading systems know the book by this: it never changes.
epub_identifier = "urn:uuid:5340019d-d5b3-5ef2-99f3-ddf9f518ede6"
epub_scheme = "UUID"
epub_uid = "book-id"
epub_cover = ("_static/cover.png", "epub-cover.html")
epub_show_urls = "no"  # links are links
epub_tocdepth = 3  # part, chapter, section
epub_tocscope = "includehidden"
epub_tocdup = False
# The build's own records, not part of the book.
epub_exclude_files = [".proven-facts.json", ".buildinfo.bak"]

# -- PDF ----------------------------------------------------------------------------
typst_subtitle = "Internals for senior engineers, every example run"
typst_keywords = ["Python", "CPython", "internals", "doctest"]
typst_imprint = [
    f"© {copyright}",
    "The text and the figures are licensed under Creative Commons Attribution 4.0 "
    "International, the code under the MIT License.",
    "Every example in this book was run when this edition was made. The colophon "
    "names the interpreters.",
    f"Edition {version}. Source, errata and other editions: {repository_url}",
]
typst_ignored_classes = ["instructions", "lead"]  # plain paragraphs in print
