"""The census is complete: a second reader of the manuscript finds nothing more."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from .conftest import Made, pages

FENCE = re.compile(r"^(?P<mark>[ >]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
OPTION = re.compile(r"^:[\w-]+:")
KINDS = {
    "pycon": "pycon",
    "console": "console",
    "{unverified}": "unverified",
    "toml": "data",
    "json": "data",
    "yaml": "data",
    "ini": "data",
}
NO_CODE = {
    "{toctree}",
    "{figure}",
    "{image}",
    "{list-table}",
    "{proof-summary}",
    "{solutions}",
    "{glossary}",
    "{include}",
    "{index}",
    "{genindex}",
    "{questions}",
    "{reviews}",
    "{recaps}",
    "{sources}",
    "{assess}",
    "{assessment-overview}",
}


@dataclass
class Fence:
    """A fence as plain reading finds it; ``line`` is that of its first content."""

    info: str
    line: int
    text: list[str]

    @property
    def word(self) -> str:
        return self.info.split()[0] if self.info.split() else ""


def fences(text: str) -> Iterator[Fence]:
    """All fences of backticks or tildes, read without any Markdown library."""
    current: Fence | None = None
    closing = ""
    for number, row in enumerate(text.splitlines(), 1):
        match = FENCE.match(row)
        if current is None:
            if match:
                current = Fence(match["info"].strip(), number + 1, [])
                closing, margin = match["fence"], len(match["mark"])
        elif match and match["fence"].startswith(closing) and not match["info"].strip():
            yield current
            current = None
        else:
            current.text.append(row[margin:])
    assert current is None, "a fence is not closed"


def content(fence: Fence) -> Fence:
    """The fence without its options and the blank lines around it."""
    rows, line = fence.text, fence.line
    while rows and (OPTION.match(rows[0]) or not rows[0].strip()):
        rows, line = rows[1:], line + 1
    return Fence(fence.info, line, rows)


@pytest.mark.parametrize(("docname", "path"), list(pages()))
def test_every_block_is_in_the_census_with_its_line(book: Made, docname, path):
    text = path.read_text(encoding="utf-8")
    expected = Counter(
        ("listing", number)
        for number, row in enumerate(text.splitlines(), 1)
        if re.match(r"[ >]*:{3,}\{exercise\}", row)
    )
    for fence in fences(text):
        if fence.word == "{listing}":
            expected["listing", fence.line - 1] += 1
        elif fence.word not in NO_CODE:
            expected[KINDS[fence.word], content(fence).line] += 1
    expected.update(("inputs", row) for row in asked_first(text))
    blocks = book.census["chapters"].get(docname, {"blocks": []})["blocks"]
    assert Counter((row["kind"], row["line"]) for row in blocks) == expected


def asked_first(text: str) -> Iterator[int]:
    """The line of the first session of each prediction: it is shown twice."""
    asked = False
    kinds = ("pycon", "console")
    sessions = {content(one).line for one in fences(text) if one.word in kinds}
    for number, row in enumerate(text.splitlines(), 1):
        asked = asked or bool(re.match(r":{3,}\{predict\}", row))
        if asked and number in sessions:
            yield number
            asked = False


@pytest.mark.parametrize(("docname", "path"), list(pages()))
def test_every_prompt_is_an_example(book: Made, docname, path):
    prompts = 0
    for fence in fences(path.read_text(encoding="utf-8")):
        prompt = {"pycon": ">>> ", "console": "$ "}.get(fence.word, "\0")
        prompts += sum(row.startswith(prompt) for row in fence.text)
    counted = book.census["chapters"].get(docname, {"examples": 0})["examples"]
    assert counted == prompts


def test_every_example_was_proven_or_is_for_another_interpreter(book: Made):
    total = book.census["totals"]["examples"]
    assert total > 100
    for counts in book.census["interpreters"].values():
        assert counts["proven"] + counts["gated"] <= total
    assert any(
        counts["proven"] + counts["gated"] == total
        for counts in book.census["interpreters"].values()
    )


def test_hardly_anything_is_for_other_interpreters_only(book: Made):
    counts = book.census["interpreters"].values()
    assert (
        max(one["proven"] for one in counts) > 0.7 * book.census["totals"]["examples"]
    )


def test_few_blocks_are_unverified_and_each_says_why(book: Made):
    blocks = [
        row
        for one in book.census["chapters"].values()
        for row in one["blocks"]
        if row["kind"] == "unverified"
    ]
    assert len(blocks) <= 0.05 * book.census["totals"]["blocks"]
    assert all(len(row["reason"].split()) >= 3 for row in blocks)
