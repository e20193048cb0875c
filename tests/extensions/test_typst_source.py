"""What the writer makes of the manuscript, and what it refuses."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from proven.typst.builder import TypstBuilder
from proven.typst.highlighting import Highlighter
from proven.typst.structure import roman
from proven.typst.syntax import array, length, string
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONFIG = {
    "extensions": ["myst_parser", "proven.checklists", "proven.typst"],
    "project": "A small book",
    "author": "Ada, Grace",
    "numfig": True,
    "myst_enable_extensions": [
        "attrs_block",
        "attrs_inline",
        "colon_fence",
        "deflist",
        "fieldlist",
        "tasklist",
    ],
}
COLOR = re.compile(r"\x1b\[[0-9;]*m")
MARK = re.compile(r"/\*@\d+@\*/")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90"></svg>\n'


@dataclass
class Written:
    """What a run of the builder left: its exit status, messages and source."""

    status: int
    messages: str
    source: str

    @property
    def lines(self) -> str:
        return MARK.sub("", self.source)


Write = Callable[..., Written]


def run(folder: Path, pages: dict[str, str], **config: object) -> Written:
    """Write the Typst source of a book whose pages are given; compile nothing."""
    for name, text in pages.items():
        path = folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    warnings = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        patch_docutils(),
        docutils_namespace(),
    ):
        patch.setattr(TypstBuilder, "_compile", lambda self, source: None)
        app = Sphinx(
            srcdir=folder / "src",
            confdir=None,
            outdir=folder / "out",
            doctreedir=folder / "doctrees",
            buildername="typst",
            confoverrides={**CONFIG, **config},
            status=None,
            warning=warnings,
        )
        app.build()
    book = folder / "out" / "book.typ"
    source = book.read_text(encoding="utf-8") if book.exists() else ""
    return Written(app.statuscode, COLOR.sub("", warnings.getvalue()), source)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a book of one chapter, whose text is given, and what goes with it."""

    def of_one_chapter(chapter: str, *, after: str = "", **config: object) -> Written:
        pages = {
            "index.md": "# Book\n\n```{toctree}\npart\nback/index\n```\n",
            "part.md": "# Part\n\n```{toctree}\nchapter\nother\n```\n",
            "chapter.md": f"(chapter)=\n# Chapter\n\n{chapter}\n",
            "other.md": f"(other)=\n# Other\n\n(other-section)=\n## Section\n\n{after}\n",
            "back/index.md": "# Back\n\n```{toctree}\nlast\n```\n",
            "back/last.md": "# Last\n\nEnd.\n",
            "figure.svg": SVG,
        }
        return run(tmp_path, pages, **config)

    return of_one_chapter


# -- Every kind of node ------------------------------------------------------------

RST = "```{{eval-rst}}\n{}\n```"
NODES = {
    "paragraph": ("Words.", 'p([#{"Words.";}]);'),
    "emphasis": ("*a*", 'emph([#{"a";}]);'),
    "strong": ("**a**", 'strong([#{"a";}]);'),
    "literal": ("`a`", 'ic("a");'),
    "long literal": (
        "`collections.abc.Mapping`",
        'icl("collections.abc.Mapping",("collections.","abc.","Mapping",));',
    ),
    "dunder in one piece": ("`type(self).__init__`", '("type(","self).","__init__",)'),
    "subscript": ("H{sub}`2`O", 'sub([#{"2";}]);'),
    "superscript": ("x{sup}`2`", 'super([#{"2";}]);'),
    "kbd": ("{kbd}`Ctrl`", 'key("Ctrl");'),
    "abbreviation": ("{abbr}`MRO (order)`", '"MRO";" (order)";'),
    "title reference": ("{title-reference}`A`", 'emph([#{"A";}]);'),
    "interface": ("{guilabel}`Save`", 'interface([#{"Save";}]);'),
    "menu": ("{menuselection}`A --> B`", "interface("),
    "hard break": ("a\\\nb", '"a";linebreak();"b";'),
    "bullet list": ("- a\n- b", "items(tight:true,tasks:false,["),
    "task list": ("- [x] a", "checkbox(true);"),
    "numbered list": ("3. a\n4. b", 'steps(tight:true,numbering:"1.",start:3,['),
    "lettered list": (RST.format("a) x\nb) y"), 'numbering:"a)"'),
    "definitions": ("T\n: D", 'term([#{"T";}]);\ndefinition([#{p([#{"D";}]);\n}]);'),
    "fields": (
        "Text.\n\n:key: value",
        'fields((([#{"key";}],[#{p([#{"value";}]);\n}],),',
    ),
    "options": (RST.format("-v  loud"), 'fields((([#ic("-v")],[#{'),
    "lines": (RST.format("| a\n|   b"), 'verse([#{"a";}]);\nindented-lines('),
    "quotation": ("> a", "quotation("),
    "attribution": ('{attribution="Ada"}\n> a', 'attribution([#{"Ada";}]);'),
    "epigraph": ("```{epigraph}\na\n```", "epigraph("),
    "transition": ("a\n\n---\n\nb", "transition;"),
    "rubric": (RST.format(".. rubric:: R"), 'rubric([#{"R";}]);'),
    "topic": (RST.format(".. topic:: T\n\n   b"), 'admonition("topic",[#{box-title('),
    "sidebar": (RST.format(".. sidebar:: T\n\n   b"), 'admonition("sidebar",'),
    "centered": (RST.format(".. centered:: c"), "centered("),
    "columns": (RST.format(".. hlist::\n\n   * a\n   * b"), "items("),
    "version": (RST.format(".. versionadded:: 3.14\n   N"), "version-note("),
    "see also": (RST.format(".. seealso:: N"), 'box-title([#"See also"]);'),
    "parsed literal": (
        RST.format(".. parsed-literal::\n\n   a *b*"),
        'code((("a b",),),',
    ),
    "doctest block": (RST.format(">>> 1\n1"), '("p",">>> ")'),
    "citation": (RST.format("See [C]_.\n\n.. [C] Text."), 'citation-label("C");'),
    "code": ("```python\ndef f(): pass\n```", 'code(((("k","def "),("d","f"),'),
    "emphasized lines": (
        "```{code-block} python\n:emphasize-lines: 2\n\na\nb\n```",
        "marked:(2,)",
    ),
    "numbered lines": ("```{code-block} python\n:linenos:\n\na\n```", "start:1"),
    "captioned code": (
        "```{code-block} python\n:caption: name\n:name: n\n\na\n```",
        '#n");caption-number("Listing 1");"name";}]);\ncode(',
    ),
    "unverified code": (
        "```{code-block} c\n:class: unverified\n\nx;\n```",
        "unverified:true",
    ),
    "table": ("| a | b |\n|---|--:|\n| c | d |", 'cell(align:right,[#{p([#{"d";}]);'),
    "span": (
        RST.format("+---+---+\n| a | b |\n+---+---+\n| c     |\n+-------+"),
        "cell(colspan:2,",
    ),
    "stub": (
        ":::{list-table}\n:stub-columns: 1\n\n* - a\n  - b\n:::",
        'cell(head:true,[#{p([#{"a";}]);',
    ),
    "figure": (
        "```{figure} figure.svg\n:alt: Boxes\n\nCaption.\n\nLegend.\n```",
        'picture("images/figure.svg",alt:"Boxes",natural:(307.2pt,57.6pt));',
    ),
    "inline image": ("See ![Boxes](figure.svg) here.", "inline-image("),
    "note": (":::{note}\na\n:::", 'admonition("note",[#{box-title([#"Note"]);'),
    "warning": (":::{warning}\na\n:::", 'admonition("warning",'),
    "own admonition": (":::{admonition} T\n:class: own\na\n:::", 'admonition("plain",'),
    "exercise": (
        ":::{admonition} T\n:class: exercise\na\n:::",
        'admonition("exercise",',
    ),
    "predict": (":::{container} predict\na\n:::", "predict([#{"),
    "external link": ("[Py](https://a.example/)", 'link-out("https://a.example/",['),
    "comment": ("% no\n\nyes", 'p([#{"yes";}]);'),
    "quotes": ("\"a\" -- 'b'", '"“a” – ‘b’";'),
    "escapes": (r'a \\ "#b" [$c', r'p([#{"a \\ “#b” [$c";}]);'),
}


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The source of a chapter for each kind of node, written in one book."""
    names = {kind: f"c{number}" for number, kind in enumerate(NODES)}
    pages = {
        f"{names[kind]}.md": f"# Title\n\n{text}\n" for kind, (text, _) in NODES.items()
    }
    listed = "\n".join(names.values())
    pages["index.md"] = "# Book\n\n```{toctree}\npart\n```\n"
    pages["part.md"] = f"# Part\n\n```{{toctree}}\n{listed}\n```\n"
    pages["figure.svg"] = SVG
    written = run(tmp_path_factory.mktemp("nodes"), pages)
    assert (written.status, written.messages) == (0, "")
    texts = re.split(r"chapter-opener\(.*?\);\n", written.lines)[1:]
    return dict(zip(NODES, texts, strict=False))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(kind, made) for kind, (_, made) in NODES.items()],
    ids=list(NODES),
)
def test_node_is_written(chapters: dict[str, str], kind: str, expected: str) -> None:
    assert expected in chapters[kind]


def test_reference_names_the_page_once_a_paragraph(write: Write) -> None:
    written = write("See {ref}`other-section` and {ref}`other-section`.")
    calls = re.findall(r'xr\("other#other-section",.*?page:(\w+)\)', written.source)
    assert calls == ["true", "false"]


def test_reference_within_its_own_section_names_no_page(write: Write) -> None:
    written = write(
        "(here)=\n## Here\n\nSee [this](#here) and [that](#there).\n\n"
        "(there)=\n## There\n\nEnd."
    )
    calls = re.findall(r'xr\("chapter#(\w+)",.*?page:(\w+)\)', written.source)
    assert calls == [("here", "false"), ("there", "true")]


def test_term_is_linked_without_a_page(write: Write) -> None:
    written = write("A {term}`hub`.", after=":::{glossary}\nhub\n  A place.\n:::")
    assert re.search(r'xr\("other#term-hub",.*?,page:false\)', written.source)


def test_second_reference_to_a_footnote_repeats_its_number(write: Write) -> None:
    written = write("a[^n] b[^n]\n\n[^n]: The note.")
    assert len(re.findall(r"(?<![-\w])note\(", written.source)) == 1
    assert "note-again(" in written.source
    assert written.source.count("The note.") == 1


def test_numbered_figure_is_referred_to_by_number(write: Write) -> None:
    written = write(
        "```{figure} figure.svg\n:alt: A\n:name: f\n\nC.\n```\n\n{numref}`f`."
    )
    assert 'caption-number("Fig. 1");' in written.source
    assert re.search(r'xr\("chapter#f",\[#\{.*?"Fig. 1"', written.source)


def test_parts_chapters_and_back_matter_are_numbered(write: Write) -> None:
    source = write("Text.").source
    assert 'part-opener([#{"Part";}],plain:"Part",level:1,number:"I"' in source
    assert 'chapter-opener([#{"Chapter";}],plain:"Chapter",level:2,number:"1"' in source
    assert 'chapter-opener([#{"Other";}],plain:"Other",level:2,number:"2"' in source
    assert 'chapter-opener([#{"Last";}],plain:"Last",level:1,number:""' in source
    assert 'part-opener([#{"Back"' not in source


def test_index_has_subentries_and_references(write: Write) -> None:
    source = write(
        "{index}`lock <single: lock; reentrant>` {index}`x <see: mutex; lock>` "
        "{index}`y <seealso: lock; event>` {index}`z <!hub>`"
    ).source
    assert 'ix-letter("L");' in source
    assert re.search(r'ix\(1,\[#\{"reentrant"\}\],\("chapter#index-0",\)\);', source)
    assert 'emph("see ");"lock"' in source
    assert 'emph("see also ");"event"' in source
    assert re.search(r'"hub"\}\],\("chapter#index-3",\),main:', source)


def test_frame_of_the_chapters_is_left_out_of_the_contents(write: Write) -> None:
    written = write("## Section\n\na\n\n## Own\n\nb")
    listed = dict(re.findall(r'sec\(\[#\{"(\w+)";\}\].*?toc:(\w+)', written.source))
    assert listed == {"Section": "false", "Own": "true"}


# -- Mistakes ------------------------------------------------------------------------

MISTAKES = {
    "unknown node": (
        "a\n\n" + RST.format(".. productionlist::\n   a: b"),
        7,
        "does not know the node “productionlist”",
    ),
    "mathematics": (RST.format(":math:`x`"), 5, "mathematics"),
    "class of a paragraph": ("a\n\n{.wild}\nb", 7, "class “wild”"),
    "class of a container": (
        ":::{container} wild\na\n:::",
        4,
        "class “wild” of a container",
    ),
    "class of inline text": ("a [b]{.wild}", 4, "class “wild” of a inline"),
    "no alternative text": ("```{image} figure.svg\n```", 4, "no alternative text"),
    "missing glyph": ("a\n\nb 中 c", 6, "“中” .U.4E2D."),
    "missing glyph in code": ("a\n\n```python\nx = '中'\n```", 6, "“中”"),
    "download": ("{download}`figure.svg`", 4, "a download"),
    "unit": ("```{image} figure.svg\n:alt: A\n:width: 3vh\n```", 4, "unknown unit"),
    "second title": ("a\n\n# Again\n\nb", 6, "second title"),
}


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_names_file_line_and_remedy(
    write: Write, text: str, line: int, words: str
) -> None:
    written = write(text)
    assert written.status == 1
    assert re.search(words, written.messages)
    assert re.search(rf"chapter\.md:{line}: ", written.messages), written.messages
    assert "How to mend it: " in written.messages


def test_mistakes_of_several_chapters_are_reported_together(write: Write) -> None:
    written = write("```{image} figure.svg\n```", after=":::{container} wild\na\n:::")
    assert "chapter.md:4" in written.messages
    assert "other.md:7" in written.messages


def test_a_long_literal_breaks_within_names_and_not_before_an_option(
    write: Write,
) -> None:
    written = write("`poetry add --no-interaction a/b`").lines
    assert '"--no-","interaction"' in written
    assert '"a/","b"' in written


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Two:\n\n- a\n- b", True),
        ("Two:\n\n1. a\n2. b", True),
        ("Two:\n\n```\na\n```", True),
        ("Two:\n\nAnother paragraph.", False),
        ("Two.\n\n- a\n- b", False),
    ],
)
def test_a_sentence_stays_with_what_it_announces(
    write: Write, text: str, kept: bool
) -> None:
    assert ('lead-in([#{"Two' in write(text).lines) == kept


def test_ignored_class_is_passed_over(write: Write) -> None:
    written = write("{.lead}\nb", typst_ignored_classes=["lead"])
    assert written.messages == ""


# -- Literals ----------------------------------------------------------------------------


def test_string_cannot_break_out() -> None:
    assert string('a"b\\c\nd\x00') == '"a\\"b\\\\c\\nd\\u{0}"'


@pytest.mark.parametrize(
    ("items", "text"), [([], "()"), (["1"], "(1,)"), (["1", "2"], "(1,2,)")]
)
def test_array_of_any_size(items: list[str], text: str) -> None:
    assert array(items) == text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("80%", "80%"),
        ("100px", "75pt"),
        ("100", "75pt"),
        ("2em", "2em"),
        ("3vh", None),
        ("x", None),
    ],
)
def test_length(given: str, expected: str | None) -> None:
    assert length(given) == expected


def test_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 28)] == ["I", "IV", "IX", "XIV", "XXVIII"]


@pytest.mark.parametrize(
    "language", ["python", "pycon", "console", "c", "text", "toml"]
)
@pytest.mark.parametrize(
    "source",
    [
        "x = 1",
        "\n\nx\n\n\n  y  # z",
        ">>> f(1)\n...     2\n\n3",
        "$ a\nb",
        "",
        "'unclosed",
    ],
)
def test_highlighting_loses_nothing(language: str, source: str) -> None:
    lines = Highlighter().lines(source, language, options={}, force=True, location=None)
    assert "\n".join("".join(text for _, text in line) for line in lines) == source
