"""Index entries: text that is code, fences of several lines, PEPs that explain."""

import pickle

import pytest
from docutils import nodes
from sphinx import addnodes

PAGE = """\
# Locks

{{index}}`` `Lock` <single: threading.Lock> `` and {{pep}}`703`.

```{{index}}
see: mutex; threading.Lock
!single: fairness
```

```{{index}} seealso: fairness; threading.Lock
```

A paragraph.

({label})=
## Recap and sources

Here {{pep}}`684`, {{pep}}`703` and {{index}}`one more`.
"""


@pytest.fixture
def read(book):
    """Read a page of this name; return its tree and its entries."""

    def build(label):
        book.write("book/index.md", PAGE.format(label=label))
        book.build("html").accepts()
        doctree = book.root / "build" / "doctrees" / "index.doctree"
        tree = pickle.loads(doctree.read_bytes())
        entries = [e for node in tree.findall(addnodes.index) for e in node["entries"]]
        return tree, [(kind, text, main) for kind, text, _, main, _ in entries]

    return build


def test_entries_of_a_fence(read):
    tree, entries = read("index-recap")
    assert "Lock" in [node.astext() for node in tree.findall(nodes.literal)]
    assert entries[2:5] == [
        ("see", "mutex; threading.Lock", ""),
        ("single", "fairness", "main"),
        ("seealso", "fairness; threading.Lock", ""),
    ]


def test_sources_index_no_peps(read):
    tree, entries = read("index-recap")
    peps = [text for _, text, _ in entries if "PEP" in text]
    assert peps == ["Python Enhancement Proposals; PEP 703"]
    assert "one more" in [text for _, text, _ in entries]
    links = [
        ref["refuri"] for ref in tree.findall(nodes.reference) if ref.get("refuri")
    ]
    assert len([link for link in links if "pep-" in link]) == 3


def test_other_sections_index_their_peps(read):
    _, entries = read("index-versions")
    assert len([text for _, text, _ in entries if "PEP" in text]) == 3


def test_the_index_of_the_site(read, book):
    read("index-recap")
    index = (book.root / "build" / "work" / "html" / "genindex.html").read_text()
    words = " ".join(index.split())
    assert "mutex" in words and "see threading.Lock" in words
    assert "see also threading.Lock" in words
    assert "<strong>fairness</strong>" in words.replace("</a>", "").replace("> ", ">")


def test_an_empty_fence(book):
    book.write("book/index.md", "# Page\n\n```{index}\n```\n")
    result = book.build("html")
    assert result.status
