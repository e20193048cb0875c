"""The directives for code: what they show, and what they leave for the proof."""

import pytest
from docutils import nodes
from proven.fences import Region

from .conftest import Book

SOURCE = '''\
"""Depot."""


# region store
class Depot:
    # region put
    def put(self, parcel):

        self.parcels.append(parcel)
    # endregion put

    def get(self):
        ...


# endregion store
LAST = 1
'''


@pytest.fixture
def region(tmp_path):
    path = tmp_path / "depot.py"
    path.write_text(SOURCE)
    return lambda name=None: Region(path, name)


def test_a_region_is_what_stands_between_its_markers_set_to_the_left(region):
    assert region("put").text == (
        "def put(self, parcel):\n\n    self.parcels.append(parcel)"
    )


def test_the_markers_of_inner_regions_are_not_shown(region):
    assert region("store").text.splitlines()[:3] == [
        "class Depot:",
        "    def put(self, parcel):",
        "",
    ]
    assert "region" not in region("store").text


def test_blank_lines_around_a_region_are_not_shown(region):
    assert region("store").text.splitlines()[-1] == "        ..."


def test_a_whole_file_is_shown_without_markers(region):
    shown = region().text
    assert shown.startswith('"""Depot."""')
    assert shown.endswith("LAST = 1")
    assert "region" not in shown


def test_the_lines_shown_are_those_that_must_be_executed(region):
    rows = SOURCE.splitlines()
    assert [rows[number - 1].strip() for number in region("put").lines] == [
        "def put(self, parcel):",
        "self.parcels.append(parcel)",
    ]


@pytest.mark.parametrize("marker", ["# region {}", "//region {}", "  #  region  {}"])
def test_markers_are_comments_of_any_language(tmp_path, marker):
    path = tmp_path / "file"
    end = marker.replace("region", "endregion")
    path.write_text(f"0\n{marker.format('a-b')}\n1\n{end.format('a-b')}\n2\n")
    assert Region(path, "a-b").text == "1"


# -- On a page ---------------------------------------------------------------------------


def doctree(book: Book) -> nodes.document:
    import pickle

    path = book.root / "build/doctrees/index.doctree"
    tree = pickle.loads(path.read_bytes())
    assert isinstance(tree, nodes.document)
    return tree


def shown(book: Book) -> list[nodes.literal_block]:
    return list(doctree(book).findall(nodes.literal_block))


def test_a_session_is_what_the_doctest_builder_of_sphinx_looks_for(book):
    book.read("```pycon other\n>>> 1\n1\n```").accepts()
    node = shown(book)[-1]
    assert (node["testnodetype"], node["groups"]) == ("doctest", ["other"])
    assert (node["language"], node.astext()) == ("pycon", ">>> 1\n1")


def test_options_of_a_fence_are_not_shown(book):
    book.read('```pycon\n:pyversion: ">=3"\n:timeout: 9\n>>> 1\n1\n```').accepts()
    assert shown(book)[-1].astext() == ">>> 1\n1"


def test_the_exit_status_belongs_to_the_last_command(book):
    book.read("```console\n:exit: 3\n$ true\n$ (exit 3)\n```").accepts()
    result = book.read("```console\n:exit: 3\n$ (exit 3)\n$ true\n```")
    result.refuses("book/index.md", book.line("$ (exit 3)"), "exited with 3")
    result.refuses("book/index.md", book.line("$ true"), "expected 3")


def listing(book: Book, options: str = "") -> nodes.container:
    book.write("code/hub/depot.py", "# region a\nONE = 1\nTWO = 2\n# endregion a\n")
    book.write("book/object-model/hub.md", "---\norphan: true\n---\n# Hub\n")
    book.read(f"```{{listing}} hub/depot.py\n:region: a\n{options}```")
    wrapper = shown(book)[-1].parent
    assert isinstance(wrapper, nodes.container)
    return wrapper


def test_a_listing_names_its_file(book):
    wrapper = listing(book)
    assert wrapper.next_node(nodes.caption).astext() == "code/hub/depot.py"
    assert wrapper.next_node(nodes.caption).next_node(nodes.literal) is not None
    assert wrapper.next_node(nodes.literal_block).astext() == "ONE = 1\nTWO = 2"


def test_a_listing_can_have_another_caption(book):
    wrapper = listing(book, ":caption: The *depot*\n")
    assert wrapper.next_node(nodes.caption).astext() == "The depot"


def test_a_listing_emphasizes_lines(book):
    node = listing(book, ":emphasize-lines: 2\n").next_node(nodes.literal_block)
    assert node["highlight_args"] == {"hl_lines": [2]}


def test_a_gate_without_quotes_is_refused_with_the_reason(book):
    result = book.read("```pycon\n:pyversion: >=3\n>>> 1\n1\n```")
    result.refuses("book/index.md", book.line(":pyversion:"), "Invalid options format")
    assert ':pyversion: ">=3.14"' in result.text


@pytest.mark.parametrize("lines", ["7", "0", "two", "2-7"])
def test_emphasis_of_a_line_that_is_not_there_is_refused(book, lines):
    book.write("code/hub/depot.py", "ONE = 1\nTWO = 2\n")
    result = book.read(f"```{{listing}} hub/depot.py\n:emphasize-lines: {lines}\n```")
    result.refuses("book/index.md", book.line("{listing}"), lines)


def test_a_changed_file_changes_the_page(book):
    book.write("book/object-model/hub.md", "---\norphan: true\n---\n# Hub\n")
    book.write("code/hub/depot.py", "ONE = 1\n")
    book.read("```{listing} hub/depot.py\n```")
    before = shown(book)[-1].astext()
    book.write("code/hub/depot.py", "ONE = 111\n")
    book.build()
    assert (before, shown(book)[-1].astext()) == ("ONE = 1", "ONE = 111")


def test_an_excerpt_names_its_source(book):
    book.read("```{unverified} c\n:reason: no\n:source: a.c\n\nint a;\n```").accepts()
    node = shown(book)[-1]
    assert node.astext() == "int a;"
    assert "unverified" in node["classes"]
    assert "a.c" in node.parent.next_node(nodes.caption).astext()
