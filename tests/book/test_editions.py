"""Nothing is lost between the manuscript and the editions, and no link is broken."""

import pickle
import posixpath
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pypdf
import pytest
from docutils import nodes
from proven.frame import is_chapter, solutions_page
from pypdf.generic import ArrayObject, Destination

from .conftest import EPUB, PDFS, Made, pages
from .prose import PAGE, Passage, Text, bare, code_lines, notes, passages

DOCNAMES = [docname for docname, _ in pages()]
EACH = pytest.mark.parametrize("docname", DOCNAMES)
BOTH = pytest.mark.parametrize("pdf", PDFS)
SAMPLE = 0.25  # of all passages lose a word
TOLERANCE = 1.0  # points of tolerance for the place of a glyph
MONO_WIDTH = 0.602  # of a glyph of DejaVu Sans Mono, in ems

Editions = Callable[[str], Path]


@pytest.fixture(scope="module")
def trees(book: Made) -> Callable[[str], list[nodes.Element]]:
    """What a page shows: its doctree; at the back, hints and solutions, too."""

    @cache
    def chapters() -> dict[str, Any]:
        with (book.build / "doctrees" / "environment.pickle").open("rb") as file:
            ledgers: dict[str, Any] = pickle.load(file).proven_chapters
        return ledgers

    def find(docname: str) -> list[nodes.Element]:
        found: list[nodes.Element] = [book.doctree(docname)]
        found += [
            entry
            for name, one in chapters().items()
            for entry in one.solutions
            if docname == solutions_page(name)
        ]
        return found

    return find


def lost(found: list[nodes.Element], text: Text, lines: list[str]) -> list[str]:
    """The passages and code lines that an edition does not have."""
    missing = [
        str(passage)
        for tree in found
        for passage in passages(tree)
        if not text.find(passage)
    ]
    here = Counter(line.rstrip() for line in lines)
    for tree in found:
        for number, line in code_lines(tree):
            here[line] -= 1
            if here[line] < 0:
                missing.append(f"line {number}: {line}")
    return missing


def spoiled(passage: Passage, text: str, chance: random.Random) -> str:
    """The text without one word of a passage; as it is if it does not hold it whole."""
    words = passage.words
    start = text.find("".join(words))
    if start < 0 or len(words) < 2:
        return text
    index = chance.randrange(len(words))
    start += len("".join(words[:index]))
    return text[:start] + text[start + len(words[index]) :]


def unnoticed(found: list[nodes.Element], text: str) -> tuple[int, list[str]]:
    """How many losses of a word were tried, and those that were not noticed."""
    chance, tried, missed = random.Random(len(text)), 0, []
    for tree in found:
        for passage in passages(tree):
            without = spoiled(passage, text, chance)
            if without != text and chance.random() < SAMPLE:
                tried += 1
                whole = "".join(passage.words)
                # The same word next door can stand in for the one removed.
                gone = text.count(whole) == 1 and whole not in without
                if gone and Text(without, notes(tree)).find(passage):
                    missed.append(str(passage))
    return tried, missed


# -- HTML and ePub ---------------------------------------------------------------------------


class Page(HTMLParser):
    """The text, the code, the ids and the links of a page."""

    VOID = frozenset(
        "area base br col embed hr img input link meta param source track wbr".split()
    )

    def __init__(self, markup: str, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.body = body
        self.inside: list[str] = []  # open elements, from the body on
        self.silent = 0
        self.text: list[str] = []
        self.code: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and links; keep track of where the text of the page begins."""
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        self.links += [values[name] for name in ("href", "src") if values.get(name)]
        if tag in self.VOID:
            return
        if self.inside or tag == self.body:
            self.inside.append(tag)
            hidden = tag in ("script", "style") or "headerlink" in values.get(
                "class", ""
            )
            if self.silent or hidden:
                self.silent += 1
            elif tag == "pre":
                self.code.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        self.links += [values[name] for name in ("href", "src") if values.get(name)]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self.inside and tag not in self.VOID:
            assert self.inside.pop() == tag, f"</{tag}> at {self.getpos()}"
            self.silent = max(0, self.silent - 1)

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if self.inside and not self.silent:
            if "pre" in self.inside:
                self.code[-1] += data
            self.text.append(data)


@cache
def site(folder: Path) -> dict[str, Page]:
    """The pages of the site by path."""
    return {
        path.relative_to(folder).as_posix(): Page(
            path.read_text(encoding="utf-8"), "article"
        )
        for path in sorted(folder.rglob("*.html"))
    }


@cache
def ebook(file: Path) -> tuple[dict[str, Page], set[str]]:
    """The pages of the ePub by path, and the names of all its files."""
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        found = {
            name: Page(archive.read(name).decode(), "body")
            for name in sorted(names)
            if name.endswith((".xhtml", ".html"))
        }
    return found, names


def of(docname: str, found: dict[str, Page], suffix: str) -> Page:
    """The page of a document."""
    paths = [path for path in found if f"/{path}".endswith(f"/{docname}.{suffix}")]
    (path,) = [min(paths, key=len)] if paths else [""]
    assert path, f"there is no page for {docname}"
    return found[path]


def lost_on(page: Page, found: list[nodes.Element]) -> list[str]:
    lines = [line for block in page.code for line in block.splitlines()]
    return lost(found, Text("".join(page.text)), lines)


@EACH
def test_html_has_every_word_and_line(editions: Editions, trees, docname):
    page = of(docname, site(editions("html")), "html")
    assert lost_on(page, trees(docname)) == []


@EACH
def test_epub_has_every_word_and_line(editions: Editions, trees, docname):
    page = of(docname, ebook(editions(EPUB))[0], "xhtml")
    assert lost_on(page, trees(docname)) == []


def test_a_word_lost_on_the_site_would_be_noticed(editions: Editions, trees):
    for docname in DOCNAMES:
        page = of(docname, site(editions("html")), "html")
        tried, missed = unnoticed(trees(docname), bare("".join(page.text)))
        assert missed == []
        assert tried > 20 or not is_chapter(docname)


def broken(found: dict[str, Page], names: set[str]) -> Iterator[str]:
    """The internal links that lead nowhere."""
    for path, page in found.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link.startswith(("data:", "//")):
                continue
            target = (
                posixpath.normpath(
                    posixpath.join(posixpath.dirname(path), unquote(parts.path))
                )
                if parts.path
                else path
            )
            if target not in names:
                yield f"{path}: {link}: no such file"
            elif (
                parts.fragment
                and target in found
                and unquote(parts.fragment) not in found[target].ids
            ):
                yield f"{path}: {link}: no such place"


def test_no_link_of_the_site_is_broken(editions: Editions):
    folder = editions("html")
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")} | {"."}
    found = {name: page for name, page in site(folder).items() if name != "404.html"}
    assert sum(len(page.links) for page in found.values()) > 500
    assert list(broken(found, names)) == []


def test_no_link_of_the_epub_is_broken(editions: Editions):
    found, names = ebook(editions(EPUB))
    assert sum(len(page.links) for page in found.values()) > 100
    assert list(broken(found, names)) == []


def test_the_site_is_whole_without_a_network(editions: Editions):
    folder = editions("html")
    remote = re.compile(
        r"""(?:src|srcset)=["']?(?:https?:)?//|@import|url\(["']?https?:"""
    )
    pattern = re.compile(r"<link[^>]+rel=\"(?:stylesheet|preload)\"[^>]+href=\"https?:")
    for path in [*folder.rglob("*.html"), *folder.rglob("*.css")]:
        text = path.read_text(encoding="utf-8")
        assert not remote.search(text), path
        assert not pattern.search(text), path


# -- PDF -----------------------------------------------------------------------------------


@dataclass
class Shown:
    """A run of glyphs, where it begins, and how wide it is if its glyphs all are."""

    page: int
    text: str
    x: float
    y: float
    width: float | None


class Pdf:
    """A PDF, the text of each of its pages, and where each run of glyphs stands."""

    def __init__(self, file: Path) -> None:
        self.reader = pypdf.PdfReader(file)
        self.shown: list[Shown] = []
        self.texts: list[str] = []
        for number, page in enumerate(self.reader.pages, 1):
            self.texts.append(
                page.extract_text(visitor_text=partial(self._note, number))
            )

    def _note(
        self,
        page: int,
        text: str,
        cm: list[float],
        tm: list[float],
        font: Any,
        size: float,
    ) -> None:
        if shown := text.rstrip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            width = None
            if font and "Mono" in str(font.get("/BaseFont", "")):
                width = len(shown) * MONO_WIDTH * size * (abs(tm[0] * cm[0]) or 1.0)
            self.shown.append(Shown(page, shown, x, y, width))


@cache
def read(file: Path) -> Pdf:
    """A PDF that has been read."""
    return Pdf(file)


def outline(reader: pypdf.PdfReader) -> list[tuple[int, str, int | None]]:
    """Depth, title and page index of every entry."""

    def walk(items: list[Any], depth: int) -> Iterator[tuple[int, str, int | None]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                number = reader.get_destination_page_number(item)
                yield depth, str(item.title), number

    return list(walk(reader.outline, 0))


def range_of(reader: pypdf.PdfReader, title: str) -> tuple[int, int]:
    """The first page of a part of the book, and the first that is not its own.

    A section of the guide may be called as a chapter is; the chapter's entry
    is the one that stands higher in the outline.
    """
    entries = outline(reader)
    name = re.compile(rf"(?:[IVX\d]+\s+)?{re.escape(' '.join(title.split()))}")
    found = [
        (depth, index)
        for index, (depth, entry, _) in enumerate(entries)
        if name.fullmatch(" ".join(entry.split()))
    ]
    assert found, f"the outline has no entry {title!r}"
    depth, index = min(found)
    number = entries[index][2]
    rest = [n for d, _, n in entries[index + 1 :] if d <= depth and n is not None]
    assert number is not None
    return number, rest[0] + 1 if rest else len(reader.pages)


@BOTH
@EACH
def test_pdf_has_every_word_and_line(editions: Editions, trees, pdf, docname):
    file = read(editions(pdf))
    reader, texts = file.reader, file.texts
    title = trees(docname)[0].next_node(nodes.title).astext()
    first, end = range_of(reader, title)
    lines = [line for text in texts[first:end] for line in text.splitlines()]
    text = Text(PAGE.join(texts[first:end]), notes(trees(docname)[0]))
    assert lost(trees(docname), text, lines) == []


@BOTH
def test_a_word_lost_in_the_pdf_would_be_noticed(editions: Editions, trees, pdf):
    file = read(editions(pdf))
    reader, texts = file.reader, file.texts
    for docname in filter(is_chapter, DOCNAMES):
        title = trees(docname)[0].next_node(nodes.title).astext()
        first, end = range_of(reader, title)
        tried, missed = unnoticed(
            trees(docname), Text(PAGE.join(texts[first:end])).text
        )
        assert tried > 20
        # A word just above the foot of a page may be found again below its head.
        assert len(missed) <= 0.005 * tried + 1, missed


@BOTH
def test_every_entry_of_the_outline_leads_to_a_page(editions: Editions, pdf):
    entries = outline(read(editions(pdf)).reader)
    assert len(entries) > len(DOCNAMES)
    assert [title for _, title, number in entries if number is None or number < 0] == []


@BOTH
def test_the_outline_goes_forward(editions: Editions, pdf):
    numbers = [number for _, _, number in outline(read(editions(pdf)).reader)]
    assert [pair for pair in pairwise(numbers) if pair[0] > pair[1]] == []


@BOTH
def test_every_internal_link_leads_to_a_page(editions: Editions, pdf):
    reader = read(editions(pdf)).reader
    known = {page.indirect_reference.idnum for page in reader.pages}
    names = reader.named_destinations
    links, lost_links = 0, []
    for number, page in enumerate(reader.pages, 1):
        for annotation in page.get("/Annots") or []:
            target = goal(annotation.get_object())
            if target is None:
                continue
            links += 1
            if isinstance(target, ArrayObject):
                good = target[0].idnum in known
            else:
                good = str(target) in names and is_placed(names[str(target)])
            if not good:
                lost_links.append((number, str(target)))
    assert links > 100
    assert lost_links == []


def goal(annotation: Any) -> Any:
    """Where an internal link leads; None for others."""
    if "/Dest" in annotation:
        return annotation["/Dest"]
    action = annotation.get("/A")
    if action is not None and action.get_object().get("/S") == "/GoTo":
        return action.get_object()["/D"]
    return None


def is_placed(destination: Destination) -> bool:
    return destination.page is not None


@BOTH
def test_no_glyph_is_off_the_page_and_no_code_off_the_text(editions: Editions, pdf):
    file = read(editions(pdf))
    box = file.reader.pages[0].mediabox
    off = [
        one
        for one in file.shown
        if not (0 <= one.x <= float(box.width) and 0 <= one.y <= float(box.height))
    ]
    assert off == []
    limit = float(box.width) - min(one.x for one in file.shown) + TOLERANCE
    code = [one for one in file.shown if one.width is not None]
    assert len(code) > 300
    assert [one for one in code if one.x + (one.width or 0) > limit] == []
