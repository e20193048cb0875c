"""An author's mistakes: each stops the build with place, cause and remedy."""

import pytest

from .conftest import INDEX as TINY
from .conftest import Book

PAGE = "book/object-model/hub.md"
INDEX = "book/index.md"


@pytest.fixture
def chapter(book: Book) -> Book:
    """A book with one whole chapter."""
    book.add_chapter()
    return book


# -- References ------------------------------------------------------------------------

UNKNOWN = {
    "a label": ("{ref}`nowhere`", "undefined label: 'nowhere'"),
    "a label with a title": ("{ref}`title <nowhere>`", "undefined label: 'nowhere'"),
    "a page": ("{doc}`/nowhere`", "unknown document: '/nowhere'"),
    "a numbered figure": ("{numref}`nowhere`", "nowhere"),
    "a label by Markdown": ("[text](#nowhere)", "nowhere"),
    "a page by Markdown": ("[text](nowhere.md)", "nowhere.md"),
    "a label of a page": ("[text](object-model/hub.md#nowhere)", "nowhere"),
    "a file": ("[text](nowhere.txt)", "nowhere.txt"),
    "a reference of Markdown": ("[text][other]\n\n[other]: #nowhere", "nowhere"),
    "a term": ("{term}`nowhere`", "term not in glossary: 'nowhere'"),
    "a function": ("{py:func}`nowhere`", "py:func reference target not found: nowhere"),
    "a module": ("{py:mod}`nowhere`", "py:mod reference target not found: nowhere"),
    "a class": ("{py:class}`nowhere.Hub`", "nowhere.Hub"),
    "a download": ("{download}`nowhere.txt`", "nowhere.txt"),
    "a picture": ("![A](/figures/nowhere.svg)", "figures/nowhere.svg"),
    "a figure": (
        "```{figure} /figures/nowhere.svg\n:alt: A\n\nA\n```",
        "figures/nowhere.svg",
    ),
    "a role": ("{nowhere}`a`", "nowhere"),
    "a directive": ("```{nowhere}\n```", "nowhere"),
    "an option": ("```pycon\n:nowhere: a\n>>> 1\n1\n```", "nowhere"),
    "a footnote": ("Text.[^nowhere]", "nowhere"),
    "a gate": ("```pycon\n:pyversion: nowhere\n>>> 1\n1\n```", "nowhere"),
    "a version that is not tested": (
        '```pycon\n:pyversion: ">=3.99"\n>>> 1\n1\n```',
        "is >=3.99, so nothing runs this block",
    ),
    "a version that was": (
        "```pycon\n:pyversion: <3.13\n>>> 1\n1\n```",
        "so nothing runs this block",
    ),
    "a build": ("```pycon\n:build: nowhere\n>>> 1\n1\n```", "nowhere"),
    "a time limit": ("```pycon\n:timeout: nowhere\n>>> 1\n1\n```", "nowhere"),
    "an exit status": ("```console\n:exit: nowhere\n$ true\n```", "nowhere"),
    "a listing": ("```{listing} nowhere.py\n```", "there is no file code/nowhere.py"),
    "a region": (
        "```{listing} hub/depot.py\n:region: nowhere\n```",
        "no line '# region nowhere'; its regions are: depot",
    ),
    "a group": ("```pycon no where\n>>> 1\n1\n```", ""),
    "a group's name": (
        "```pycon nowhere!\n>>> 1\n1\n```",
        "'nowhere!' is not a group name",
    ),
    "a reason": (
        "```{unverified} c\n:source: nowhere.c\n\nint a;\n```",
        "states its :reason:",
    ),
}


@pytest.mark.parametrize(("text", "cause"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_is_refused(chapter, text, cause):
    page = (chapter.root / INDEX).read_text()
    chapter.write(INDEX, f"{page}\nHere is the place:\n\n{text}\n")
    result = chapter.build("dummy")
    assert result.status, result.text
    line = chapter.line("Here is the place") + 2
    about = [one for one in result.messages if one.file == INDEX and cause in one.text]
    assert about, result.text
    # Sphinx names the paragraph; MyST the first line of the directive or its content.
    assert min(abs(one.line - line) for one in about) <= 2, result.text
    assert all("Mend:" in one.text for one in about), result.text


def test_the_documentation_of_python_is_known(book):
    book.write("book/index.md", "# Tiny\n\n{py:func}`sorted`, {py:mod}`threading`\n")
    settings = book.build("dummy", intersphinx_mapping=inventory(book))
    settings.accepts()


def test_what_the_documentation_does_not_have_is_refused(book):
    book.write("book/index.md", "# Tiny\n\n{py:func}`sorted`\n\n{py:func}`sortde`\n")
    result = book.build("dummy", intersphinx_mapping=inventory(book))
    result.refuses(INDEX, 5, "sortde")
    assert "sorted" not in result.text


def inventory(book):
    path = book.root / "book/_ext/python-3.15-objects.inv"
    return {"python": ("https://docs.python.org/3.15/", str(path))}


# -- Labels ------------------------------------------------------------------------------


def test_a_label_that_stands_twice_on_a_page_is_refused(chapter):
    chapter.replace(
        PAGE,
        "(hub-judgement)=",
        "(hub-own)=\n### A\n\nT.\n\n(hub-own)=\n### B\n\nT.\n\n(hub-judgement)=",
    )
    result = chapter.build("dummy")
    found = [one for one in result.messages if "hub-own" in one.text]
    assert found
    assert result.status
    assert all("Mend:" in one.text and one.file == PAGE and one.line for one in found)


def test_a_label_of_another_page_is_refused(chapter):
    chapter.write(
        "book/back/solutions-object-model.md",
        "(hub-recap)=\n# Solutions\n\n```{solutions} object-model\n```\n",
    )
    result = chapter.build("dummy")
    found = [one for one in result.messages if "duplicate label" in one.text]
    assert found
    assert result.status
    assert "Mend:" in found[0].text
    assert found[0].line


def test_a_term_that_is_defined_twice_is_refused(chapter):
    chapter.replace("book/back/glossary.md", "parcel\n", "parcel\n  One.\n\nparcel\n")
    result = chapter.build("dummy")
    found = [one for one in result.messages if "parcel" in one.text]
    assert found
    assert result.status
    assert "Mend:" in found[0].text


# -- Pictures ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "![](/figures/hub-two.svg)",
        "```{image} /figures/hub-two.svg\n```",
        "```{figure} /figures/hub-two.svg\n:name: a\n\nTitle\n```",
        "```{figure} /figures/hub-two.svg\n:alt:\n\nTitle\n```",
        ":::{note}\n* ![ ](/figures/hub-two.svg)\n:::",
    ],
)
def test_a_picture_without_alternative_text_is_refused(chapter, text):
    page = (chapter.root / INDEX).read_text()
    chapter.write(INDEX, f"{page}\n{text}\n")
    result = chapter.build("dummy")
    line = chapter.line("/figures/hub-two.svg")
    found = [one for one in result.messages if "no alternative text" in one.text]
    assert found, result.text
    assert result.status
    assert abs(found[0].line - line) <= 1
    assert "Mend:" in found[0].text


def test_a_figure_that_no_page_shows_is_refused(chapter):
    chapter.write("book/figures/hub-lost.svg", "<svg/>")
    result = chapter.build("dummy")
    result.refuses("book/figures/hub-lost.svg", 1, "no page shows this figure")


# -- Code that nothing uses ------------------------------------------------------------------


def test_a_region_that_nothing_shows_is_refused(chapter):
    text = "# region depot\nA = 1\n# endregion depot\n# region lost\nB = 1\n# endregion lost\n"
    chapter.write("code/hub/depot.py", text)
    chapter.build("dummy").refuses(
        "code/hub/depot.py", 4, "no listing shows the region 'lost'"
    )


@pytest.mark.parametrize("name", ["lost.py", "data/lost.toml"])
def test_a_file_that_nothing_names_is_refused(chapter, name):
    chapter.write(f"code/hub/{name}", "")
    chapter.build("dummy").refuses(f"code/hub/{name}", 1, "nothing uses this file")


def test_a_file_that_a_test_names_is_used(chapter):
    chapter.write("code/hub/lost.py", "")
    chapter.write("tests/listings/test_hub.py", "from hub import lost\n")
    chapter.build("dummy").accepts()


def test_a_folder_of_no_chapter_is_refused(chapter):
    chapter.write("code/lost/depot.py", "")
    chapter.build("dummy").refuses("code/lost", 1, "belongs to no chapter")


def test_a_folder_that_a_chapter_imports_is_shared(chapter):
    chapter.write("code/lost/depot.py", "")
    file = chapter.root / "code/hub/depot.py"
    file.write_text(f"import lost.depot\n{file.read_text()}")
    chapter.build("dummy").accepts()


def test_solutions_that_no_page_shows_are_refused(chapter):
    chapter.replace("book/index.md", "back/solutions-object-model\n", "")
    (chapter.root / "book/back/solutions-object-model.md").unlink()
    result = chapter.build("dummy")
    result.refuses(PAGE, 1, "the solutions of this part are shown nowhere")


def test_solutions_of_another_part_are_refused(chapter):
    page = "book/back/solutions-object-model.md"
    chapter.replace(page, "{solutions} object-model", "{solutions} memory")
    result = chapter.build("dummy")
    line = chapter.line("{solutions} memory", page)
    result.refuses(page, line, "stand on the page back/solutions-PART")


def test_a_region_without_end_is_refused(chapter):
    chapter.write("code/hub/depot.py", "# region depot\nA = 1\n")
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("{listing}", PAGE), "no line '# endregion depot'")


@pytest.mark.parametrize(
    "text",
    [
        "# endregion depot\nA = 1\n# region depot\n",
        "# region depot\n\n# endregion depot\n",
    ],
)
def test_a_region_with_nothing_in_it_is_refused(chapter, text):
    chapter.write("code/hub/depot.py", text)
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("{listing}", PAGE), "nothing to show")


def test_a_region_that_stands_twice_is_refused(chapter):
    region = "# region depot\nA = 1\n# endregion depot\n"
    chapter.write("code/hub/depot.py", region * 2)
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("{listing}", PAGE), "stands twice")


# -- Contents ------------------------------------------------------------------------------


def test_a_chapter_that_is_missing_from_the_contents_is_refused(chapter):
    chapter.replace(INDEX, "object-model/hub\n", "")
    result = chapter.build("dummy")
    found = [one for one in result.messages if one.file == PAGE]
    assert found, result.text
    assert result.status
    assert "Mend:" in found[0].text


def test_an_orphan_is_missing_from_the_contents_all_the_same(chapter):
    chapter.replace(INDEX, "object-model/hub\n", "")
    text = (chapter.root / PAGE).read_text()
    chapter.write(PAGE, f"---\norphan: true\n---\n{text}")
    chapter.build("dummy").refuses(PAGE, 1, "missing from the contents")


def test_a_page_of_the_contents_that_is_not_there_is_refused(chapter):
    chapter.replace(
        INDEX, "object-model/hub\n", "object-model/hub\nobject-model/lost\n"
    )
    result = chapter.build("dummy")
    found = [one for one in result.messages if "object-model/lost" in one.text]
    assert found
    assert result.status
    assert found[0].file == INDEX
    assert found[0].line
    assert "Mend:" in found[0].text


# -- Fences ----------------------------------------------------------------------------------

UNCLOSED = {
    "a session": "```pycon\n>>> 1\n1\n",
    "a fence with tildes": "~~~json\n[1]\n",
    "a longer fence": "````json\n[1]\n```\n",
    "an admonition": ":::{note}\nText.\n",
    "an admonition around a session": ":::{note}\n```pycon\n>>> 1\n1\n```\n",
    "a session in an admonition": ":::{note}\n```pycon\n>>> 1\n1\n:::\n",
    "the inner of two admonitions": "::::{note}\n:::{tip}\nText.\n::::\n",
    "the outer of two admonitions": "::::{note}\n:::{tip}\nText.\n:::\n",
    "a session in a list": "* Item\n\n  ```pycon\n  >>> 1\n  1\n",
}


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
@pytest.mark.parametrize("rest", ["", "\nText behind it.\n\n## More\n\nText.\n"])
def test_a_fence_that_is_never_closed_is_refused(book, text, rest):
    result = book.read(text + rest)
    first = len(TINY.splitlines()) + 2
    about = [
        one
        for one in result.messages
        if first <= one.line < first + text.count("\n") and "fence" in one.text
    ]
    assert about, result.text
    assert result.status
    assert any("Mend:" in one.text for one in about)


def test_an_unclosed_fence_is_named_by_its_first_line(book):
    result = book.read("```pycon\n>>> 1\n1\n")
    line = len(TINY.splitlines()) + 2
    result.refuses(INDEX, line, "this fence is never closed")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            ":::{note}\n:::{tip}\nText.\n:::\n:::\n",
            "cannot stand inside the one of line",
        ),
        (
            ":::{note}\n::::{tip}\nText.\n::::\n:::\n",
            "cannot stand inside the one of line",
        ),
        ("Text.\n\n:::\n", "closes a fence that is not open"),
        (":::{note}\nText.\n:::\n\n:::\n", "closes a fence that is not open"),
    ],
)
def test_a_badly_nested_fence_is_refused(book, text, cause):
    result = book.read(text)
    assert result.status
    assert any(
        cause in one.text and "Mend:" in one.text and one.file == INDEX
        for one in result.messages
    ), result.text


@pytest.mark.parametrize(
    "text",
    [
        "::::{note}\n:::{tip}\nText.\n:::\n::::\n",
        ":::{note}\n```pycon\n>>> 1\n1\n```\n:::\n",
        "````{note}\n```pycon\n>>> 1\n1\n```\n````\n",
        "```pycon\n>>> print('```')\n```\n```\n".replace("\n```\n```\n", "\n'\n```\n")
        .replace("print('```')", "'`'")
        .replace("\n'\n", "\n'`'\n"),
        "```pycon\n>>> print(':::')\n:::\n```\n",
        "~~~pycon\n>>> print('```')\n```\n~~~\n",
        "````pycon\n>>> print('```pycon')\n```pycon\n````\n",
        "* Item\n\n  ```pycon\n  >>> 1\n  1\n  ```\n* Item\n",
        "* Item\n\n  :::{note}\n  Text.\n  :::\n",
        "1. Item\n\n   ````{note}\n   ```pycon\n   >>> 1\n   1\n   ```\n   ````\n",
        "> ```pycon\n> >>> 1\n> 1\n> ```\n",
        "Text with ``` in it, and ::: too.\n",
    ],
)
def test_a_closed_fence_is_accepted(book, text):
    book.read(text).accepts()


# -- Markup -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "```{figure}\n```",
        "```{list-table}\n* - One\n  - Two\n* - Three\n```",
        "```{figure} /figures/a.svg\n:scale: large\n```",
        "```{toctree}\n:maxdepth: deep\n\n```",
        "```{table} Title\nNo table.\n```",
        "#### Too deep",
        "```{listing}\n```",
        "```{solutions} now\n```",
        "```{unverified}\n:reason: no\n\nint a;\n```",
    ],
)
def test_malformed_markup_is_refused_near_its_line(book, text):
    result = book.read(text)
    line = book.line(text.partition("\n")[0])
    about = [one for one in result.messages if one.file == INDEX]
    assert about, result.text
    assert result.status
    assert min(abs(one.line - line) for one in about) <= 3, result.text
    assert any("Mend:" in one.text for one in about), result.text


# -- One build after another -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "```python\n1\n```",
        "```pycon\n>>> 1\n2\n```",
        "```{nowhere}\n```",
        "{ref}`nowhere`",
        "Text.\n\n:::\n",
        "![](figures/hub-two.svg)",
    ],
)
def test_a_mistake_is_found_again_until_it_is_mended(chapter, text):
    page = (chapter.root / INDEX).read_text()
    chapter.write(INDEX, f"{page}\n{text}\n")
    first = chapter.build("html")
    proof = chapter.build()
    assert first.status or proof.status
    again = chapter.build("html"), chapter.build()
    assert [one.text for one in again] == [first.text, proof.text]
    chapter.replace(PAGE, "Two hubs and one route.", "Two hubs and a route.")
    assert (chapter.build("html").status, chapter.build().status) == (
        first.status,
        proof.status,
    )
    chapter.write(INDEX, page)
    chapter.build("html").accepts()
    chapter.build().accepts()
    chapter.build("html").accepts()


def test_a_mistake_is_found_again_after_an_interruption(book, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("proven.builder.prove_all", interrupted)
        with pytest.raises(KeyboardInterrupt):
            book.read("```python\nunproven = 1\n```\n")
    book.build().refuses(INDEX, book.line("unproven = 1"), "nothing proves this")
