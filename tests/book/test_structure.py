"""What every chapter has: its question, its measure, its entries in the index."""

import csv
import re

import pytest
from docutils import nodes
from proven.manuscript import FRAME
from sphinx import addnodes

from .conftest import ROOT, Made, chapters

QUESTIONS = ROOT / "tests" / "book" / "questions.tsv"
# The four questions that were added, in the words of the design.
ADDED = {
    "object-model/descriptors": "How does the descriptor protocol power properties, methods and classmethods?",
    "object-model/metaclasses": "What is a metaclass, and when is one the right tool?",
    "concurrency/generators-and-coroutines": "What is the difference between a generator and a coroutine?",
    "concurrency/async-internals": "What happens when you await? How does the event loop run coroutines?",
}
LONGEST = 5000  # the aim is 4,500 words; subjects differ
EACH = pytest.mark.parametrize("docname", chapters())


def questions() -> dict[str, str]:
    """The question of every chapter that the book will have."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = {
            row["chapter"]: row["question"]
            for row in csv.DictReader(file, delimiter="\t")
        }
    return rows | ADDED


def part(tree: nodes.document, title: str) -> nodes.section:
    for section in tree.findall(nodes.section):
        heading = section.next_node(nodes.title)
        if heading is not None and heading.astext() == title:
            return section
    raise AssertionError(f"there is no part {title!r}")


def words(node: nodes.Node) -> int:
    """The words of prose below a node."""
    texts = (text for text in node.findall(nodes.Text) if not within_code(text))
    return sum(len(re.findall(r"\w[\w'’.-]*", text.astext())) for text in texts)


def within_code(node: nodes.Node) -> bool:
    around = node.parent
    while around is not None and not isinstance(around, nodes.literal_block):
        around = around.parent
    return around is not None


def straight(text: str) -> str:
    """The text with typewriter apostrophes."""
    return text.translate(str.maketrans("‘’", "''"))


def test_there_are_28_questions_for_28_chapters():
    assert len(questions()) == 28 + len(ADDED) == 32


@EACH
def test_the_question_at_the_head_is_the_one_that_was_asked(book: Made, docname):
    (question,) = (
        node
        for node in book.doctree(docname).findall(nodes.paragraph)
        if "question" in node["classes"]
    )
    assert straight(question.astext()) == straight(questions()[docname])


@EACH
def test_the_measure_of_prose(book: Made, docname):
    assert 2500 <= words(book.doctree(docname)) <= LONGEST


@EACH
def test_the_short_answer_is_short(book: Made, docname):
    section = part(book.doctree(docname), "The short answer")
    text = [node for node in section.children if not isinstance(node, nodes.title)]
    assert 80 <= sum(map(words, text)) <= 130


@EACH
def test_the_number_of_proven_sessions(book: Made, docname):
    blocks = book.census["chapters"][docname]["blocks"]
    sessions = [row for row in blocks if row["kind"] in ("pycon", "console")]
    assert 15 <= len(sessions) <= 40


@EACH
def test_blocks_are_short(book: Made, docname):
    long = [
        node.line
        for node in book.doctree(docname).findall(nodes.literal_block)
        if node.astext().count("\n") >= 40
    ]
    assert long == []


@EACH
def test_an_index_of_at_least_thirty_entries(book: Made, docname):
    entries = {
        entry[1]
        for node in book.doctree(docname).findall(addnodes.index)
        for entry in node["entries"]
    }
    assert len(entries) >= 30


@EACH
def test_error_messages_are_in_the_index(book: Made, docname):
    entries = [
        entry[1]
        for node in book.doctree(docname).findall(addnodes.index)
        for entry in node["entries"]
    ]
    assert any(entry.startswith("error messages;") for entry in entries)


@EACH
def test_three_exercises_and_figures(book: Made, docname):
    tree = book.doctree(docname)
    assert len(book.census["chapters"][docname]["exercises"]) == 3
    assert len(list(tree.findall(nodes.figure))) >= 1


@EACH
def test_pitfalls_say_symptom_cause_and_mend(book: Made, docname):
    section = part(book.doctree(docname), "Pitfalls")
    pitfalls = [node for node in section.children if isinstance(node, nodes.section)]
    assert 3 <= len(pitfalls) <= 6
    for pitfall in pitfalls:
        starts = [
            strong.astext().rstrip(".")
            for node in pitfall.findall(nodes.paragraph)
            if (strong := node.next_node(nodes.strong))
            and node.astext().startswith(strong.astext())
        ]
        missing = {"Symptom", "Cause", "Mend"} - {*starts}
        assert not missing, pitfall.next_node(nodes.title).astext()
        assert any(start.startswith("Caught by") for start in starts)


@EACH
def test_follow_ups_tell_weak_from_strong(book: Made, docname):
    for node in book.doctree(docname).findall(nodes.admonition):
        if "follow-up" in node["classes"]:
            text = node.astext().lower()
            assert "weak answer" in text, node.astext()[:60]
            assert "strong answer" in text, node.astext()[:60]


@EACH
def test_every_claim_of_the_frame_is_in_its_order(book: Made, docname):
    tree = book.doctree(docname)
    titles = [node.astext() for node in tree.findall(nodes.title)]
    assert [title for title in titles if title in FRAME] == [*FRAME]


@EACH
def test_footnotes_are_cited(book: Made, docname):
    tree = book.doctree(docname)
    cited = {
        node["refname"]
        for node in tree.findall(nodes.footnote_reference)
        if "refname" in node
    }
    cited |= {
        one
        for node in tree.findall(nodes.footnote_reference)
        for one in [node.get("refid")]
        if one
    }
    for note in tree.findall(nodes.footnote):
        assert note["backrefs"] or cited & {*note["ids"], *note["names"]}
