"""The PDFs themselves: structure, pages, text, and the same bytes each time."""

import io
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdf
import pytest
from proven.typst.builder import TypstBuilder
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

TRADE, READER = "proven-python.pdf", "proven-python-ereader.pdf"
WIDEST = 'return "' + "x" * 51 + '"'  # 64 columns, with its indentation
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90"></svg>\n'
FILLER = "\n\n".join(["A courier carries parcels from one hub to the next. " * 9] * 9)
LONG = "\n".join(f"step_{number} = {number}" for number in range(120))

CHAPTER = f"""\
(one)=
# The first chapter

:::{{container}} predict
Which one? See {{ref}}`one-later`, {{ref}}`one` and {{numref}}`one-fig`.
:::

A note,[^n] and again.[^n] {{index}}`A lock <single: lock; fair>` is
{{index}}`also <single: lock; fair>` here.

[^n]: Words at the foot.

- In a list:

  ```python
  def widest(parcel):
      {WIDEST}
  ```

```{{figure}} figure.svg
:name: one-fig
:alt: Two boxes and an arrow.

The caption.
```

{FILLER}

```python
{LONG}
```

(one-later)=
## Later

{{index}}`Once more <single: lock; fair>`. A {{index}}`word <see: mutex; lock>`,
and {{index}}`another <seealso: lock; event>`.
"""

PAGES = {
    "index.md": "# A book\n\n```{toctree}\npart/index\nback/index\n```\n",
    "part/index.md": "# The part\n\nOpening words.\n\n```{toctree}\none\ntwo\n```\n",
    "part/one.md": CHAPTER,
    "part/two.md": "# The second chapter\n\n> Quoted `code`.\n",
    "part/figure.svg": SVG,
    "back/index.md": "# Back\n\n```{toctree}\nend\n```\n",
    "back/end.md": "# The end\n\nLast words.\n",
}


def build(
    folder: Path, pages: dict[str, str], out: str = "out"
) -> tuple[Path, int, str]:
    """Build both PDFs; return their folder, the exit status and the messages."""
    for name, text in pages.items():
        path = folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    messages = io.StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=folder / "src",
            confdir=None,
            outdir=folder / out,
            doctreedir=folder / "doctrees",
            buildername="typst",
            confoverrides={
                "extensions": ["myst_parser", "proven.typst"],
                "project": "A book",
                "author": "Ada, Grace",
                "numfig": True,
                "typst_subtitle": "Its subtitle",
                "typst_keywords": ["hubs", "parcels"],
            },
            status=None,
            warning=messages,
        )
        app.build()
    return folder / out, app.statuscode, messages.getvalue()


@pytest.fixture(autouse=True, scope="module")
def undated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="module")
def book(undated: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, status, messages = build(tmp_path_factory.mktemp("book"), PAGES)
    assert (status, messages) == (0, "")
    return folder


@pytest.fixture(scope="module", params=[TRADE, READER])
def pdf(request: pytest.FixtureRequest, book: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(book / request.param)


@cache
def text_of(pdf: pypdf.PdfReader) -> list[str]:
    return [page.extract_text() for page in pdf.pages]


def titles(outline: list[object], depth: int = 0) -> Iterator[tuple[int, str]]:
    for item in outline:
        if isinstance(item, list):
            yield from titles(item, depth + 1)
        else:
            yield depth, item.title  # type: ignore[attr-defined]


def test_pages_have_their_size(book: Path) -> None:
    sizes = [
        pypdf.PdfReader(book / name).pages[0].mediabox[2:] for name in (TRADE, READER)
    ]
    assert sizes == [[504, 666], [324, 432]]


def test_metadata(pdf: pypdf.PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == "A book"
    assert pdf.metadata.author == "Ada, Grace"
    assert "parcels" in str(pdf.metadata.get("/Keywords"))
    assert pdf.root_object["/Lang"] == "en"


def test_tagged_for_accessibility(pdf: pypdf.PdfReader) -> None:
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    metadata = pdf.root_object["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part\W+1", metadata)


def test_alternative_text_is_there(book: Path) -> None:
    import pikepdf

    with pikepdf.open(book / TRADE) as file:
        texts = {
            str(item.Alt)
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        }
    assert "Two boxes and an arrow." in texts


def test_outline_follows_the_book(pdf: pypdf.PdfReader) -> None:
    found = list(titles(pdf.outline))
    assert [title for depth, title in found if depth == 0] == [
        "Contents",
        "I The part",
        "The end",
        "Index",
    ]
    assert (1, "1 The first chapter") in found
    assert (2, "Later") in found


def test_page_numbers_start_anew_after_the_front_matter(pdf: pypdf.PdfReader) -> None:
    labels = pdf.page_labels
    assert labels[0] == "i"
    opening = next(n for n, text in enumerate(text_of(pdf)) if "Opening words" in text)
    assert labels[opening] == "1"


def page_of(pdf: pypdf.PdfReader, words: str) -> str:
    """Return the label of the last page with ``words``; the first are contents."""
    return [
        label
        for label, text in zip(pdf.page_labels, text_of(pdf), strict=True)
        if words in text
    ][-1]


def test_reference_to_another_section_names_its_page(
    pdf: pypdf.PdfReader,
) -> None:
    text = " ".join("\n".join(text_of(pdf)).split())
    later = page_of(pdf, "Once more")
    assert f"See Later (p. {later}), The first chapter" in text
    assert "The first chapter and Fig. 1" in text or "The first chapter (p." not in text


def test_index_names_each_page_once(pdf: pypdf.PdfReader) -> None:
    first, last = page_of(pdf, "is also here"), page_of(pdf, "Once more")
    index = text_of(pdf)[-1]
    assert re.search(rf"lock\s+fair,\s{first}, {last}\b", index), index


def test_index_sends_the_reader_on(pdf: pypdf.PdfReader) -> None:
    index = text_of(pdf)[-1]
    assert re.search(r"mutex\s+see lock\b", index), index
    assert re.search(r"see also event\b", index), index


def test_footnote_stands_once_at_the_foot_of_its_page(pdf: pypdf.PdfReader) -> None:
    pages = [text for text in text_of(pdf) if "Words at the foot." in text]
    assert len(pages) == 1
    assert pages[0].count("Words at the foot.") == 1


def test_widest_code_stays_on_one_line_and_on_the_page(pdf: pypdf.PdfReader) -> None:
    line = next(
        line for text in text_of(pdf) for line in text.splitlines() if "x" * 51 in line
    )
    assert line == "    " + WIDEST
    width = float(pdf.pages[0].mediabox[2])
    edges: list[float] = []

    def note(
        text: str, cm: list[float], tm: list[float], font: object, size: float
    ) -> None:
        edges.append(tm[4] * cm[0] + cm[4])

    for page in pdf.pages:
        page.extract_text(visitor_text=note)
    assert all(0 <= edge <= width for edge in edges)


def test_long_code_breaks_across_pages_and_loses_no_line(pdf: pypdf.PdfReader) -> None:
    lines = [line for text in text_of(pdf) for line in text.splitlines()]
    assert [line for line in lines if line.startswith("step_")] == LONG.splitlines()


def test_no_invisible_characters_in_the_text(pdf: pypdf.PdfReader) -> None:
    assert not set("\u200b\u200c\u00ad\ufffd") & set("".join(text_of(pdf)))


def test_running_heads_are_missing_where_a_chapter_opens(pdf: pypdf.PdfReader) -> None:
    pages = text_of(pdf)
    opening = next(text for text in pages if "Which one?" in text)
    assert opening.count("The first chapter") <= 2  # title, reference
    later = next(text for text in pages if "step_60 " in text)
    assert (
        "The first chapter" in later
        or "The part" in later.title()
        or "The part" in later
    )


def test_two_builds_are_the_same_to_the_byte(book: Path, tmp_path: Path) -> None:
    again, _, _ = build(tmp_path, PAGES)
    for name in (TRADE, READER):
        assert (again / name).read_bytes() == (book / name).read_bytes()


def test_date_is_that_of_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    folder, _, _ = build(tmp_path, PAGES)
    metadata = pypdf.PdfReader(folder / TRADE).metadata
    assert metadata is not None
    assert str(metadata.creation_date).startswith("2026-01-01")


def test_without_a_date_there_is_none(book: Path) -> None:
    metadata = pypdf.PdfReader(book / TRADE).metadata
    assert metadata is not None
    assert metadata.creation_date is None


def test_unchanged_book_is_not_compiled_again(tmp_path: Path) -> None:
    folder, _, _ = build(tmp_path, PAGES)
    os.utime(folder / TRADE, (1, 1))
    build(tmp_path, PAGES)
    assert (folder / TRADE).stat().st_mtime == 1
    build(tmp_path, {"back/end.md": "# The end\n\nOther words.\n"})
    assert (folder / TRADE).stat().st_mtime != 1


def test_mistake_leaves_the_last_good_edition(tmp_path: Path) -> None:
    folder, _, _ = build(tmp_path, PAGES)
    before = (folder / TRADE).read_bytes()
    _, status, messages = build(
        tmp_path, {"back/end.md": "# The end\n\n```{image} x.svg\n```\n"}
    )
    assert status == 1
    assert "back/end.md:3" in messages
    assert (folder / TRADE).read_bytes() == before


def test_typst_error_is_led_back_to_the_manuscript(tmp_path: Path) -> None:
    page = "# The end\n\nFine.\n\n```{raw} typst\nno-such-function();\n```\n"
    _, status, messages = build(tmp_path, {**PAGES, "back/end.md": page})
    assert status == 1
    assert re.search(r"back/end\.md:\d+: Typst cannot set this", messages)
    assert "no-such-function" in messages


def test_pdf_made_with_warnings_is_made_again(
    undated: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TypstBuilder, "_report", lambda *_: 1)
    folder, _, _ = build(tmp_path, {"index.md": "# A book\n\nText.\n"})
    assert not (folder / ".digest").exists()
