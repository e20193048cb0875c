"""The HTML edition: figures in the page, head, contents, 404, no other hosts."""

import json
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from proven.editions import figures, highlight, html, markup
from pygments.token import Comment, Generic, Keyword, Name, Number, String
from sphinx.highlighting import PygmentsBridge

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "book" / "_static"
SITE = {
    "extensions": [
        "myst_parser",
        "sphinx.ext.intersphinx",
        "sphinx_copybutton",
        "proven",
        "proven.editions",
    ],
    "html_theme": "furo",
    "html_static_path": [str(STATIC)],
    "html_css_files": ["proven.css"],
    "html_js_files": ["proven.js"],
    "html_favicon": str(STATIC / "favicon.svg"),
    "templates_path": [str(ROOT / "book" / "_templates")],
}
INDEX = """\
# Tiny

```{toctree}
:hidden:

part/index
```
"""
PART = """\
# A part

```{toctree}
:hidden:

one
```
"""
CHAPTER = """\
---
description: What "one" & two are about.
question: Why `one` < two?
---
# The `one` & only

```{figure} /figures/lanes.svg
:alt: One lane & another.

A caption.
```

| | a |
|---|---|
| b | 1 |
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 60">
  <title>Lanes</title>
  <rect class="paper" width="480" height="60" fill="#ffffff"/>
  <marker id="head"><path class="ink" d="M0 0L9 5" stroke="#1f2328"/></marker>
  <line class="ink" x1="0" y1="0" x2="9" y2="9" marker-end="url(#head)"/>
  <text class="ink" x="5" y="20">two <tspan>words</tspan></text>
</svg>
"""


@pytest.fixture
def site(book):
    """A book of one part and one chapter, and how to build it."""
    book.write("book/index.md", INDEX)
    book.write("book/part/index.md", PART)
    book.write("book/part/one.md", CHAPTER)
    book.write("book/figures/lanes.svg", DRAWING)

    def build(**overrides):
        book.build("html", **SITE, **overrides).accepts()
        return book.root / "build" / "work" / "html"

    return build


def test_a_site(site):
    folder = site()
    page = (folder / "part" / "one.html").read_text()
    # The figure is in the page, named, described, its ids unique.
    assert "<img" not in page
    assert 'role="img" aria-labelledby="drawing-1-title drawing-1-desc"' in page
    assert '<desc id="drawing-1-desc">One lane &amp; another.</desc>' in page
    assert "url(#drawing-1-head)" in page
    # The head says what link previews show.
    description = "What &quot;one&quot; &amp; two are about."
    assert f'<meta name="description" content="{description}">' in page
    assert f'<meta property="og:description" content="{description}">' in page
    assert '<meta property="og:title" content="The one &amp; only">' in page
    assert '<meta property="og:image" content="../_static/social.png">' in page
    assert page.count('name="viewport"') == 1
    assert "canonical" not in page
    # Landmarks, edit link, a corner cell that is no header.
    assert '<nav class="sidebar-tree" aria-label="Contents of the book">' in page
    assert 'aria-label="Page tools"' in page
    assert "/edit/main/book/part/one.md" in page
    assert '<td class="head"></td>' in page
    # The first page lists the chapter with its question.
    first = (folder / "index.html").read_text()
    assert "The <code>one</code> &amp; only</a>" in first
    assert "Why `one` &lt; two?" in first
    assert 'href="editions/proven-python-ereader.pdf"' in first


def test_nothing_comes_from_elsewhere(site):
    folder = site()
    loads = re.compile(r"<(?:link|script|img|iframe|source)\b[^>]*>")
    harmless = re.compile(r'rel="(?:canonical|edit|license)"')
    for page in folder.rglob("*.html"):
        for tag in loads.findall(page.read_text()):
            assert "//" not in tag or harmless.search(tag), f"{page.name}: {tag}"
    for sheet in folder.rglob("*.css"):
        text = sheet.read_text()
        assert "@import" not in text, sheet
        assert not re.search(r"url\(['\"]?(?:https?:)?//", text), sheet


def test_the_search_knows_the_index_of_pages_not_written_anew(book, site):
    book.write(
        "book/part/one.md", CHAPTER + "\n{index}`A lock <!single: lock; fair>`.\n"
    )
    site()
    book.write("book/part/index.md", PART + "\n{index}`Changed <single: change>`.\n")
    found = (site() / "searchindex.js").read_text()
    entries = json.loads(found[found.index("(") + 1 : found.rindex(")")])[
        "indexentries"
    ]
    assert set(entries) == {"change", "lock", "fair"}
    [[_, _, is_main]] = entries["fair"]
    assert is_main


def test_the_search_page_alone_loads_its_script(site):
    folder = site()
    loading = [
        page.name
        for page in folder.rglob("*.html")
        if "_static/search.js" in page.read_text()
    ]
    assert loading == ["search.html"]


def test_the_published_address(site):
    folder = site(html_baseurl="https://example.org/book/")
    page = (folder / "part" / "one.html").read_text()
    address = "https://example.org/book/part/one.html"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    image = "https://example.org/book/_static/social.png"
    assert f'<meta property="og:image" content="{image}">' in page
    assert '<base href="/book/">' in (folder / "404.html").read_text()


def test_a_page_that_is_not_there(site):
    folder = site(repository_url="")
    page = (folder / "404.html").read_text()
    assert "<base" not in page
    assert 'href="part/index.html">A part<' in page
    assert "stylesheet" not in page  # it stands at any depth, so it stands alone
    assert "Edit this page" not in (folder / "part" / "one.html").read_text()


def test_a_drawing_in_a_page_is_well_formed_and_loses_nothing():
    svg = ET.fromstring(figures.inlined(DRAWING, "f", 'Says "a" < b.'))
    assert svg.get("aria-labelledby") == "f-title f-desc"
    assert [one.get("id") for one in svg if one.get("id")] == [
        "f-title", "f-desc", "f-head",
    ]  # fmt: skip
    assert svg.findtext("{*}desc") == 'Says "a" < b.'
    assert "".join(svg.find("{*}text").itertext()) == "two words"


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("<svg", "not well-formed"),
        ("<svg/>", "its root"),
        (DRAWING.replace("</svg>", "<script/></svg>"), "<script>"),
        (DRAWING.replace("</svg>", "<style/></svg>"), "<style>"),
        (DRAWING.replace("</svg>", '<use href="x.svg#y"/></svg>'), "'x.svg#y'"),
    ],
)
def test_an_unfit_drawing(source, cause):
    with pytest.raises(figures.UnfitDrawing, match=cause):
        figures.inlined(source, "f", "alt")


def test_an_unfit_drawing_is_the_authors_mistake(book, site):
    book.write("book/figures/lanes.svg", DRAWING.replace("</svg>", "<style/></svg>"))
    result = book.build("html", **SITE)
    assert result.status
    assert "lanes.svg cannot be shown inside a page: it contains <style>" in result.text


def test_a_title_that_is_markup():
    assert html._plain("A <em>b</em> &amp; <code>c</code>") == "A b & c"


def test_headers_without_text():
    row = '<th class="head text-left"><p></p></th><th class="head"><p>a</p></th>'
    mended = '<td class="head text-left"></td><th class="head"><p>a</p></th>'
    assert markup.without_empty_headers(row) == mended


def session(language, text):
    code = PygmentsBridge("html").highlight_block(text, language)
    return f'<div class="{language} highlight-{language} notranslate">{code}</div>'


def pasted(page):
    """What the copy button puts on the clipboard, by the selector in ``conf.py``."""
    pre = ET.fromstring(re.search(r"<pre>.*</pre>", page, re.DOTALL)[0])
    text = []

    def walk(node):
        if node.get("class") not in ("gp", "out"):
            text.append(node.text or "")
            for child in node:
                walk(child)
                text.append(child.tail or "")

    walk(pre)
    return "".join(text).removesuffix("\n")


@pytest.mark.parametrize(
    ("language", "shown", "typed"),
    [
        ("pycon", ">>> 1 < 2\nTrue\n>>> 3\n3", "1 < 2\n3"),
        ("pycon", ">>> x\n1\n... 2\n> 3\n\n4", "x"),
        ("pycon", ">>> s = \"\"\"a\n... \n... > b\"\"\"\n>>> s", 's = """a\n\n> b"""\ns'),
        ("pycon", ">>> for x in y:\n...     x\n...\n1", "for x in y:\n    x"),
        ("pycon", ">>> 1 / 0\nTraceback (most recent call last):\nE: e\n>>> 2", "1 / 0\n2"),
        ("console", "$ a \\\n> b\nc\n> d\n$ e", "a \\\nb\ne"),
        ("console", "$ cat <<E\n> a > b\n> E\na > b", "cat <<E\na > b\nE"),
        ("console", "$ a\n# b\nme@here $ c\n(venv) $ d", "a"),
        ("python", "a = 1\n\n# >>> b\n>>> c", "a = 1\n\n# >>> b\n>>> c"),
    ],
)  # fmt: skip
def test_only_what_one_types_is_copied(language, shown, typed):
    plain = session(language, shown)
    marked = markup.with_output_marked(plain)
    assert pasted(marked) == typed
    assert re.sub("<[^>]*>", "", marked) == re.sub("<[^>]*>", "", plain)


def test_a_mark_that_ends_after_the_line():
    plain = session("pycon", ">>> a\n1\n>>> b\n2")
    line = '<span class="go">1</span>\n'
    assert line in plain
    marked = markup.with_output_marked(
        plain.replace(line, f'<span class="hll">{line}</span>')
    )
    assert f'<span class="out"><span class="hll">{line}</span></span>' in marked
    assert pasted(marked) == "a\nb"


def test_marks_that_no_style_shows_are_left_out():
    plain = session("python", "class Hub(Depot):  # one\n    size = len('x') + 1")
    lean = markup.without_plain_marks(plain)
    assert re.sub("<[^>]*>", "", lean) == re.sub("<[^>]*>", "", plain)
    kept = set(re.findall('<span class="(.*?)">', lean))
    assert kept == {"k", "nc", "c1", "s1", "mi"}


def test_marks_of_sessions_and_of_text_outside_code_stay():
    page = '<p><span class="n">Hub</span></p>' + session("pycon", ">>> hub\n'Oslo'")
    lean = markup.without_plain_marks(page)
    assert lean == page.replace('<span class="n">hub</span>', "hub")


def test_words_of_code_in_prose_are_not_marked_one_by_one():
    page = '<code><span class="pre">a</span> <span class="pre">b</span></code>'
    assert markup.without_plain_marks(page) == "<code>a b</code>"


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, as the accessibility guidelines define it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("style", [highlight.Light, highlight.Dark])
@pytest.mark.parametrize(
    "token", [Comment, Keyword, String, Number, Name.Function, Generic.Output]
)
def test_code_can_be_read(style, token):
    for background in (style.background_color, style.highlight_color):
        pair = (
            luminance(f"#{style.style_for_token(token)['color']}"),
            luminance(background),
        )
        assert (max(pair) + 0.05) / (min(pair) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("name", "size", "limit"),
    [
        ("cover.png", (1200, 1800), 150),
        ("social.png", (1200, 630), 100),
        ("favicon.png", (180, 180), 10),
    ],
)
def test_pictures(name, size, limit):
    data = (STATIC / name).read_bytes()
    assert struct.unpack(">II", data[16:24]) == size
    assert len(data) <= limit * 1024
