"""The proof is itself proven: spoiled expectations are found, each at its line."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from proven.proof import Ledger, Outcome, Proof, matches, this_interpreter
from proven.sessions import DIALECTS, SessionError, parse

from .conftest import ROOT, Made, chapters, sphinx
from .test_census import fences

ELISION = "..."
FEW = 0.03  # of all mutants may be excused
CHAPTERS_SPOILED, LINES_SPOILED = 3, 8


@dataclass(frozen=True)
class Mutant:
    """An expectation with one mistake: what was done, and to which line."""

    kind: str
    line: int
    want: str


def other(character: str) -> str:
    """Some character that is not this one."""
    if character.isdigit():
        return str((int(character) + 1) % 10)
    return "x" if character != "x" else "y"


def mutants(want: str) -> Iterator[Mutant]:
    """All the mistakes we make with an expectation; never the same text again."""
    rows = want.splitlines()
    for index, row in enumerate(rows):
        before, after = rows[:index], rows[index + 1 :]
        places = [place for place, one in enumerate(row) if not one.isspace()]
        for place in (
            {places[0], places[len(places) // 2], places[-1]} if places else ()
        ):
            changed = row[:place] + other(row[place]) + row[place + 1 :]
            yield Mutant("change", index, "\n".join([*before, changed, *after]))
        yield Mutant("drop", index, "\n".join([*before, *after]))
        yield Mutant("double", index, "\n".join([*before, row, row, *after]))
        if after and after[0] != row:
            swapped = [*before, after[0], row, *after[1:]]
            yield Mutant("swap", index, "\n".join(swapped))
    yield Mutant("add", len(rows), "\n".join([*rows, "unexpected"]))
    yield Mutant("empty", 0, "")


def is_refused(mutant: Mutant, outcome: Outcome) -> bool:
    """Whether the audit or the comparison finds the mistake."""
    dialect = DIALECTS[outcome.kind]
    try:
        parse(f"{dialect.first}1\n{mutant.want}", dialect)
    except SessionError:
        return True
    return not matches(mutant.want, outcome.got)


def doubles_an_elision(mutant: Mutant, outcome: Outcome) -> bool:
    row = outcome.want.splitlines()[mutant.line]
    return mutant.kind == "double" and row.strip() == ELISION


def beside_an_elision(mutant: Mutant, outcome: Outcome) -> bool:
    rows = outcome.want.splitlines()
    around = rows[max(mutant.line - 1, 0) : mutant.line + 2]
    return mutant.kind in ("drop", "double", "swap") and any(
        ELISION in row for row in around
    )


# Why a page with this mistake would still say nothing false. A reason that no
# mutant needs any longer fails the test.
REASONS: dict[str, Callable[[Mutant, Outcome], bool]] = {
    "an elision of an elision is an elision": doubles_an_elision,
    "an elision beside the line covers it": beside_an_elision,
}


@pytest.fixture(scope="module")
def proofs(book: Made) -> list[Proof]:
    """What was printed when the book was proven."""
    folder = book.build / "proof" / this_interpreter().name
    found = [Proof.from_json(file.read_text()) for file in folder.glob("*.json")]
    current = {
        docname: row["examples"] for docname, row in book.census["chapters"].items()
    }
    found = [one for one in found if len(one.outcomes) == current.get(one.chapter)]
    assert {one.chapter for one in found} == {
        docname for docname, count in current.items() if count
    }
    return found


def test_every_spoiled_expectation_is_refused(proofs: list[Proof]):
    total, excused, survivors = 0, Counter[str](), []
    for proof in proofs:
        for outcome in proof.outcomes:
            if outcome.status != "proven" or not outcome.want:
                continue
            for mutant in mutants(outcome.want):
                total += 1
                if is_refused(mutant, outcome):
                    continue
                reason = next(
                    (r for r, holds in REASONS.items() if holds(mutant, outcome)), None
                )
                if reason:
                    excused[reason] += 1
                else:
                    survivors.append((proof.chapter, outcome.line, mutant))
    assert total > 1000
    assert survivors == []
    assert {*excused} == {*REASONS}, "a reason that nothing needs any longer"
    assert excused.total() <= FEW * total, f"{excused} of {total}"


def test_an_example_shown_without_output_printed_none(proofs: list[Proof]):
    silent = [
        one
        for proof in proofs
        for one in proof.outcomes
        if one.status == "proven" and not one.want
    ]
    assert silent
    assert [one for one in silent if one.got] == []


def test_no_expectation_is_nothing_but_an_elision(proofs: list[Proof]):
    """Such an example would pass whatever it printed."""
    empty = [
        (proof.chapter, one.line)
        for proof in proofs
        for one in proof.outcomes
        if one.want and not one.want.replace(ELISION, "").strip()
    ]
    assert empty == []


def spoil(text: str, outcome: Outcome, chance: random.Random) -> tuple[str, int]:
    """Change one character of what an example is expected to print.

    Returns the manuscript and the line that was changed.
    """
    rows = text.splitlines(keepends=True)
    start = outcome.line + outcome.source.count("\n")  # 0-based: the line after it
    wanted = outcome.want.splitlines()
    number = chance.choice([n for n, row in enumerate(wanted) if words(row)])
    row = rows[start + number]
    place = (
        chance.choice(words(wanted[number]))
        + len(row.rstrip("\n"))
        - len(wanted[number])
    )
    rows[start + number] = row[:place] + other(row[place]) + row[place + 1 :]
    return "".join(rows), start + number + 1


def words(row: str) -> list[int]:
    """The places of a line's letters and digits."""
    return [match.start() for match in re.finditer(r"[^\W_]", row)]


def test_the_builder_names_the_line_of_each_spoiled_expectation(
    book: Made, proofs: list[Proof], tmp_path
):
    chance = random.Random(sum(len(proof.outcomes) for proof in proofs))
    manuscript = tmp_path / "book"
    shutil.copytree(ROOT / "book", manuscript, ignore=shutil.ignore_patterns("_ext"))
    shutil.copytree(book.build / "proof", tmp_path / "build" / "proof")
    expected = set()
    for proof in chance.sample(proofs, min(CHAPTERS_SPOILED, len(proofs))):
        page = manuscript / f"{proof.chapter}.md"
        candidates = [
            one
            for one in proof.outcomes
            if one.status == "proven"
            and any(words(row) for row in one.want.splitlines())
        ]
        for outcome in chance.sample(candidates, min(LINES_SPOILED, len(candidates))):
            text, line = spoil(page.read_text(encoding="utf-8"), outcome, chance)
            page.write_text(text, encoding="utf-8")
            expected.add((proof.chapter, outcome.line, line))
    done = sphinx("doctest", tmp_path / "build", source=manuscript)
    reported = {
        (match["page"], int(match["at"]), int(match["line"]))
        for match in re.finditer(
            rf"{manuscript}/(?P<page>\S+)\.md:(?P<at>\d+): this example is not proven; "
            r"what is printed differs from line (?P<line>\d+) on",
            done.stderr,
        )
    }
    assert done.returncode == 1
    assert reported == expected, done.stderr


def gaps(text: str) -> list[int]:
    """The blank lines of a page that stand in no block of code."""
    inside = {
        number
        for fence in fences(text)
        for number in range(fence.line - 1, fence.line + len(fence.text) + 1)
    }
    rows = enumerate(text.splitlines(), 1)
    return [number for number, row in rows if not row.strip() and number not in inside]


def test_the_audit_names_the_line_of_each_unproven_block(tmp_path):
    manuscript = tmp_path / "book"
    shutil.copytree(ROOT / "book", manuscript, ignore=shutil.ignore_patterns("_ext"))
    expected = set()
    for docname in chapters():
        page = manuscript / f"{docname}.md"
        text = page.read_text(encoding="utf-8")
        rows = text.splitlines()
        chance = random.Random(len(text))
        for number in sorted(chance.sample(gaps(text), LINES_SPOILED), reverse=True):
            rows[number:number] = ["```python", "unproven = 1", "```", ""]
        page.write_text("\n".join(rows) + "\n", encoding="utf-8")
        expected |= {
            (docname, number)
            for number, row in enumerate(rows, 1)
            if row == "unproven = 1"
        }
    done = sphinx("dummy", tmp_path / "build", source=manuscript)
    reported = {
        (match["page"], int(match["line"]))
        for match in re.finditer(
            rf"{manuscript}/(?P<page>\S+)\.md:(?P<line>\d+): WARNING: nothing proves",
            done.stderr,
        )
    }
    assert done.returncode == 1
    assert reported == expected, done.stderr


def test_records_are_not_mistaken_for_another_text(proofs: list[Proof], tmp_path):
    ledger = Ledger(tmp_path)
    ledger.save(proofs[0])
    name, chapter = proofs[0].interpreter, proofs[0].chapter
    assert ledger.load(name, chapter, proofs[0].content) == proofs[0]
    assert ledger.load(name, chapter, proofs[0].content[:-1] + "x") is None
