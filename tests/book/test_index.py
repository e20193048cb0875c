"""Index and glossary: enough entries, each spelled one way, each term used."""

import re
import sys
from collections import defaultdict

import pytest
from docutils import nodes
from sphinx import addnodes

from .conftest import Made, pages

FEWEST = 1000
SMALL_WORDS = {"the", "a", "an", "of", "in", "on", "by", "and"}


# Names in a module that are something else than the subject of that name.
HOMONYMS = {
    ("copy", "copy.copy()"): "the module, and its shallow copy",
    ("coroutine", "types.coroutine"): "the object, and a decorator of generators",
    ("pickle", "copyreg.pickle()"): "the module, and the registration of a type",
    ("property", "enum.property"): "the builtin type, and the one of enums",
}

# Messages that begin with another one and are messages of their own.
LONGER = {
    "'super' object has no attribute '__getattr__'": "a proxy's own error",
    "'super' object has no attribute … and no __dict__ for setting new attributes": (
        "the other sentence, of an assignment"
    ),
    "Did you mean '.inner.…'": "the suggestion one level down",
    "Did you mean: 'self.…'": "the suggestion for a name",
    "got multiple values for argument 'self'": "a call of __init__ through the class",
    "missing 1 required positional argument: 'function'": "a decorator factory's",
    "missing 1 required positional argument: 'self'": "a call through the class",
    "object has no attribute '<lambda>'": "pickle's",
    "object has no attribute '__dict__'": "pickle's, of a class that got slots",
    "object has no attribute '__key'": "a mangled name",
    "object has no attribute 'send'": "a generator's driver, of an iterator",
    "object has no attribute and no __dict__ for setting new attributes": (
        "the other sentence, of an assignment"
    ),
}


@pytest.fixture(scope="module")
def index(book: Made) -> list[tuple[str, str]]:
    """The index of the manuscript: kind and text of each entry."""
    return [
        (entry[0], entry[1])
        for docname, _ in pages()
        for node in book.doctree(docname).findall(addnodes.index)
        for entry in node["entries"]
    ]


@pytest.fixture(scope="module")
def entries(index: list[tuple[str, str]]) -> set[str]:
    """The entries that lead to a place: ``main`` or ``main; below``."""
    return {text for kind, text in index if not kind.startswith("see")}


@pytest.fixture(scope="module")
def subjects(entries: set[str]) -> set[str]:
    """What stands at the margin of the index, the glossary's terms included."""
    return {main_word(entry) for entry in entries}


def main_word(entry: str) -> str:
    """The part of an entry that stands at the margin."""
    return entry.partition(";")[0].strip()


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


def with_module(subjects: set[str]) -> set[tuple[str, str]]:
    """The names that stand there with and without their module."""
    names = {subject.removesuffix("()"): subject for subject in subjects}
    return {
        (names[name], subject)
        for subject in subjects
        for module, _, name in [subject.removesuffix("()").rpartition(".")]
        if module.partition(".")[0] in sys.stdlib_module_names and name in names
    }


def messages(entries: set[str]) -> set[str]:
    """What stands under *error messages*."""
    lead = "error messages;"
    return {e.removeprefix(lead).strip() for e in entries if e.startswith(lead)}


def longer(messages: set[str]) -> set[str]:
    """The messages that begin with another, a comment in brackets aside."""
    return {
        one
        for one in messages
        for other in messages
        if one != other
        and one.startswith(other)
        and not one.removeprefix(other).startswith(" (")
    }


def test_there_are_a_thousand_entries(entries):
    assert len(entries) >= FEWEST


def test_no_entry_is_there_in_two_spellings(entries):
    assert twice(entries) == []


def test_no_subject_is_there_in_two_spellings(subjects):
    assert twice(subjects) == []


def test_no_name_is_there_with_and_without_its_module(subjects):
    assert with_module(subjects) == set(HOMONYMS)


def test_no_message_is_there_in_two_lengths(entries):
    assert longer(messages(entries)) == set(LONGER)


def test_messages_are_spelled_by_the_rule(entries):
    found = messages(entries)
    assert {m for m in found if re.match(r"\w+(Error|Warning)\b[:,]", m)} == set()
    assert {m for m in found if re.search(r", (in|on|from|after|raised) ", m)} == set()


def test_cross_references_lead_to_subjects(index, subjects):
    leads = [(kind, *text.split("; ")) for kind, text in index if "see" in kind]
    assert len(leads) >= 40
    assert {target for _, _, target in leads} - subjects == set()
    # Who is sent elsewhere finds nothing here; who is sent on finds something.
    assert {lead for kind, lead, _ in leads if kind == "see"} & subjects == set()


def test_messages_and_special_methods_are_there(entries):
    assert sum(entry.startswith("error messages;") for entry in entries) >= 100
    assert len({m for e in entries for m in re.findall(r"__\w+__", e)}) >= 50


def test_near_duplicates_would_be_noticed():
    assert twice({"lock files", "lock file"})
    assert twice(
        {"error messages; name is not defined", "error messages; name … is not defined"}
    )
    assert not twice({"Protocol", "protocol"})
    assert with_module({"lru_cache", "functools.lru_cache"})
    assert with_module({"Set", "collections.abc.Set"})
    assert not with_module({"dict", "mock.patch.dict", "patch"})
    assert longer({"unhashable type", "unhashable type: 'list'"})
    assert not longer({"unhashable type", "unhashable type (of a key)"})


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
