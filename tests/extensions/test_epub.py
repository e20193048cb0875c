"""The ePub edition: what is in the archive, and that it is the same every time."""

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from proven.editions import epub

STATIC = Path(__file__).parents[2] / "book" / "_static"
EDITION = {
    "extensions": [
        "myst_parser",
        "sphinx.ext.intersphinx",
        "proven",
        "proven.editions",
    ],
    "html_static_path": [str(STATIC)],
}
PAGES = {
    "index": "# Tiny\n\n```{toctree}\n:hidden:\n\npart/index\n```\n",
    "part/index": "# A part\n\n```{toctree}\n:hidden:\n\none\ntwo\n```\n",
    "part/one": """\
# One & only

(one-section)=
## A section

Text {index}`with an entry <single: entries; one>` and a note.[^n] The
{index}`main <!single: entries; one>` place, {index}`another <single: entries; one>`,
a {index}`word <see: keywords; entries>` and {index}`more <seealso: entries; terms>`.

```pycon
>>> 1 + 1
2
```

:::{admonition} Folded
:collapsible:

Not lost.
:::

```{figure} /figures/lanes.svg
:alt: A lane.

A caption.
```

[^n]: The note.
""",
    "part/two": "# Two\n\nSee {ref}`one-section`.\n",
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture
def edition(book, monkeypatch):
    """A book of one part and two chapters, and how to build its ePub."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for name, text in PAGES.items():
        book.write(f"book/{name}.md", text)
    book.write("book/figures/lanes.svg", DRAWING)

    def build():
        book.build("epub", **EDITION).accepts()
        return book.root / "build" / "work" / "epub" / "proven-python.epub"

    return build


def test_an_archive(edition):
    with zipfile.ZipFile(edition()) as archive:
        names = archive.namelist()
        assert names[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("mimetype").date_time == (2026, 9, 21, 14, 13, 20)
        assert sorted(names) == sorted([
            "mimetype", "META-INF/container.xml", "content.opf", "toc.ncx",
            "nav.xhtml", "epub-cover.xhtml", "genindex.xhtml", "index.xhtml",
            "part/index.xhtml", "part/one.xhtml", "part/two.xhtml",
            "_images/lanes.svg", "_static/cover.png", "_static/epub.css",
            "_static/pygments.css",
        ])  # fmt: skip
        pages = {
            name: ET.fromstring(archive.read(name))
            for name in names
            if name.endswith((".xhtml", ".opf", ".ncx"))
        }
        package_is_complete(pages["content.opf"])
        contents_are_nested(pages["nav.xhtml"])
        page_is_open_and_marked(pages["part/one.xhtml"])
        index_marks_the_main_place(pages["genindex.xhtml"])
        assert all(
            page.get("lang") == "en" for name, page in pages.items() if "xhtml" in name
        )


def package_is_complete(package):
    """Accessibility, date, identifier, cover; each page once in the spine."""
    metas = [(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2026-09-21T14:13:20Z") in metas
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature",
                 "accessibilityHazard", "accessibilitySummary"):  # fmt: skip
        assert any(key == f"schema:{name}" for key, _ in metas), name
    identifier = package.find(f".//*[@id='{package.get('unique-identifier')}']")
    assert identifier.text.startswith("urn:uuid:")
    covers = package.findall(".//*[@properties='cover-image']")
    assert [cover.get("href") for cover in covers] == ["_static/cover.png"]
    files = {one.get("id"): one.get("href") for one in package.iter(f"{OPF}item")}
    spine = [files[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
    assert spine == [
        "epub-cover.xhtml", "index.xhtml", "nav.xhtml", "part/index.xhtml",
        "part/one.xhtml", "part/two.xhtml", "genindex.xhtml",
    ]  # fmt: skip


def contents_are_nested(nav):
    """Part, chapter, section; the index last."""
    top = nav.find(f".//{XHTML}nav/{XHTML}ol")
    section = f"{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}a"
    assert [a.get("href") for a in top.findall(section)] == [
        "part/one.xhtml#one-section"
    ]
    assert top.findall(f"{XHTML}li/{XHTML}a")[-1].get("href") == "genindex.xhtml"


def index_marks_the_main_place(index):
    """The main place stands out and comes first; words lead on to others."""
    lines = ["".join(item.itertext()).split() for item in index.iter(f"{XHTML}li")]
    assert ["one,", "2,", "3"] in lines
    assert [strong[0].text for strong in index.iter(f"{XHTML}strong")] == ["one"]
    assert ["see", "entries"] in lines
    assert ["see", "also", "terms"] in lines


def page_is_open_and_marked(page):
    """Nothing folded, no script; footnotes pop up; code stands in lines."""
    assert not page.findall(f".//{XHTML}details")
    assert not page.findall(f".//{XHTML}script")
    assert "Not lost." in "".join(page.itertext())
    assert page.find(f".//*[@{TYPE}='noteref']") is not None
    assert page.find(f".//*[@{TYPE}='footnote']") is not None
    assert page.find(f".//{XHTML}img").get("alt") == "A lane."
    code = page.find(f".//{XHTML}pre")
    assert "".join(code.itertext()) == ">>> 1 + 1\n2\n"
    assert len(code.findall(f"{XHTML}span[@class='line']")) == 2


def test_the_same_bytes_every_time(edition, book):
    first = edition().read_bytes()
    assert edition().read_bytes() == first  # nothing changed
    (book.root / "build").rename(book.root / "elsewhere")
    assert edition().read_bytes() == first  # made anew


def test_a_chapter_that_left_the_book(edition, book):
    edition()
    book.write("book/part/index.md", PAGES["part/index"].replace("two\n", ""))
    (book.root / "book" / "part" / "two.md").unlink()
    with zipfile.ZipFile(edition()) as archive:
        assert "part/two.xhtml" not in archive.namelist()


def test_lines_of_code_keep_their_text():
    body = '<pre><span class="hll">a\n</span>\n  b</pre>'
    assert epub.with_lines(body) == (
        '<pre><span class="line"><span class="hll">a</span>\n</span>'
        '<span class="line">\n</span>'
        '<span class="line">  b\n</span></pre>'
    )
