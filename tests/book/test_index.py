"""Index and glossary: enough entries, each spelled one way, each term used."""

import re
from collections import defaultdict

import pytest
from docutils import nodes
from sphinx import addnodes

from .conftest import Made, pages

FEWEST = 1000
SMALL_WORDS = {"the", "a", "an", "of", "in", "on", "by", "and"}


@pytest.fixture(scope="module")
def entries(book: Made) -> set[str]:
    """The entries of the manuscript: ``main`` or ``main; below``."""
    return {
        entry[1]
        for docname, _ in pages()
        for node in book.doctree(docname).findall(addnodes.index)
        for entry in node["entries"]
    }


def near(entry: str) -> str:
    """What stays of an entry without marks, small words, endings and case.

    A single word keeps its case: ``Protocol`` is a class, a protocol is not.
    """
    text = entry.replace("`", "").replace("()", "")
    if " " in text:
        text = text.lower()
    words = re.findall(r"[\w*;]+", text)
    return " ".join(
        re.sub(r"(?<=\w{4})s$", "", w) for w in words if w not in SMALL_WORDS
    )


def twice(entries: set[str]) -> list[set[str]]:
    """The groups of entries that differ in spelling only."""
    groups: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        groups[near(entry)].add(entry)
    return [group for group in groups.values() if len(group) > 1]


def test_there_are_a_thousand_entries(entries):
    assert len(entries) >= FEWEST


def test_no_entry_is_there_in_two_spellings(entries):
    assert twice(entries) == []


def test_no_main_word_is_there_in_two_spellings(entries):
    assert twice({entry.partition(";")[0].strip() for entry in entries}) == []


def test_messages_and_special_methods_are_there(entries):
    assert sum(entry.startswith("error messages;") for entry in entries) >= 100
    assert len({m for e in entries for m in re.findall(r"__\w+__", e)}) >= 50


def test_near_duplicates_would_be_noticed():
    assert twice({"lock files", "lock file"})
    assert twice(
        {"error messages; name is not defined", "error messages; name … is not defined"}
    )
    assert not twice({"Protocol", "protocol"})


def test_every_term_of_the_glossary_is_used(book):
    used, defined = set(), set()
    for docname, _ in pages():
        tree = book.doctree(docname)
        defined |= {node.astext() for node in tree.findall(nodes.term)}
        used |= {
            node["reftarget"].lower()
            for node in tree.findall(addnodes.pending_xref)
            if node.get("reftype") == "term"
        }
    assert {term for term in defined if term.lower() not in used} == set()
