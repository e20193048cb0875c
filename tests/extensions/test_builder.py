"""``sphinx-build -b doctest``: what it runs, what it keeps, when it fails."""

import json
import subprocess
import sys

import pytest
from proven import census

from .conftest import NOT_HERE, ROOT, Book

PAGE = "book/index.md"
GATED = f"```pycon\n:pyversion: '{NOT_HERE}'\n>>> 3\n```\n"


@pytest.fixture
def runs(book, tmp_path_factory):
    """A function that says how often the book's example has been run."""
    log = tmp_path_factory.mktemp("log") / "runs"
    log.touch()
    book.write(
        "book/memory/hub.md",
        "---\norphan: true\n---\n# Hub\n\n```pycon\n"
        f">>> with open({str(log)!r}, 'a') as file:\n"
        "...     print('run', file=file)\n...\n>>> 'wanted'\n'wanted'\n```\n",
    )
    book.write("code/hub/depot.py", "PLACE = 1\n")
    return lambda: log.read_text().count("run")


def build(book, **overrides):
    """Build, whatever is missing from the frame of the chapter."""
    book.build(**overrides)


def test_what_is_unchanged_is_not_run_again(book, runs):
    build(book)
    build(book)
    assert runs() == 1


def test_fresh_runs_again(book, runs):
    build(book)
    build(book, proven_fresh=True)
    assert runs() == 2


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("book/memory/hub.md", ">>> 'wanted'\n'wanted'", ">>> 'wanted'\n'...'"),
        ("book/memory/hub.md", ">>> 'wanted'\n", ">>> 'wan' 'ted'\n"),
        ("book/memory/hub.md", "```pycon\n", "\n```pycon\n"),
        ("code/hub/depot.py", "1", "2"),
        ("requirements.txt", "pinned==1", "pinned==2"),
    ],
)
def test_a_change_that_may_matter_runs_again(book, runs, name, old, new):
    book.write(
        "book/memory/hub.md",
        (book.root / "book/memory/hub.md")
        .read_text()
        .replace(
            "# Hub",
            "# Hub\n\n:::{chapter-head}\n:question: Q\n:answer: A\n:description: D\n:::",
        ),
    )
    build(book)
    book.replace(name, old, new)
    build(book)
    assert runs() == 2


def test_a_change_that_cannot_matter_does_not_run_again(book, runs):
    build(book)
    book.replace("book/memory/hub.md", "# Hub", "# Hubs")
    book.replace(PAGE, "Two and two.", "Two and two are four.")
    build(book)
    assert runs() == 1


def test_a_failed_proof_is_never_kept(book, runs):
    book.replace("book/memory/hub.md", "\n'wanted'", "\n'other'")
    for count in (1, 2, 3):
        result = book.build()
        assert "'other'" in result.text
        assert result.status
        assert runs() == count


def test_a_proof_of_another_interpreter_is_not_taken(book, runs):
    build(book)
    for record in (book.root / "build/proof").glob("*"):
        record.rename(record.with_name("3.99.1"))
    build(book)
    assert runs() == 2


# -- Counting ---------------------------------------------------------------------------------


def output(book):
    return (book.root / "build/work/doctest/output.txt").read_text()


def test_the_protocol_counts_examples(book):
    text = "```pycon\n>>> 1\n1\n>>> 2\n2\n```\n"
    book.read(text + GATED).accepts()
    assert "3 examples proven on Python" in output(book)
    assert "0 failed, 1 for other interpreters; 1 of 1 chapters run now" in output(book)
    book.build().accepts()
    assert "0 of 1 chapters run now" in output(book)


def test_a_book_without_examples_fails(book):
    book.write(PAGE, "# Tiny\n\nNothing.\n")
    result = book.build()
    assert result.status
    assert "nothing is proven" in result.text


def test_lost_examples_fail(book, monkeypatch):
    """A proof that leaves out an example is a defect, and not a success."""
    from proven import builder

    prove_all = builder.prove_all

    def forgetful(*arguments):
        for proof in prove_all(*arguments):
            del proof.outcomes[-1]
            yield proof

    monkeypatch.setattr(builder, "prove_all", forgetful)
    result = book.build()
    assert result.status
    assert "the census counts 1 examples, but the proof accounts for 0" in result.text


def test_one_chapter_can_be_proven_alone(book):
    book.add_chapter()
    book.replace(PAGE, "\n4\n", "\n5\n")
    book.build(proven_chapter="object-model/hub").accepts()
    assert "1 examples proven" in output(book)
    assert book.build().status


def test_a_chapter_that_is_not_there_is_refused_with_those_that_are(book):
    result = book.build(proven_chapter="memory/lost")
    assert result.status
    assert "there is no chapter 'memory/lost'; the chapters are: index" in result.text


def test_an_interpreter_that_is_not_there_is_refused(book):
    result = book.build(proven_python="/nowhere/python")
    assert result.status
    assert "/nowhere/python does not run as a Python" in result.text


def test_sphinx_build_itself_runs_the_proof(book):
    """The command line of the contract, in a process of its own."""
    book.replace(PAGE, "\n4\n", "\n5\n")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-b",
        "doctest",
        "-c",
        book.root,
        "-D",
        "extensions=myst_parser,sphinx.ext.doctest,sphinx.ext.intersphinx,proven",
        "-D",
        f"proven_build={book.root / 'build'}",
        "-D",
        "html_static_path=",
        "-D",
        "html_css_files=",
        "-D",
        "html_js_files=",
        "-D",
        "html_favicon=",
        "-D",
        "templates_path=",
        book.root / "book",
        book.root / "out",
    ]
    wrong = subprocess.run(command, capture_output=True, text=True, check=False)
    assert wrong.returncode == 1, wrong.stderr
    assert f"{book.root}/book/index.md:6: this example is not proven" in wrong.stderr


# -- The census ---------------------------------------------------------------------------------


def counted(book: Book):
    return json.loads((book.root / "build/census.json").read_text())


def test_the_census_lists_every_block_with_its_line(book):
    book.add_chapter()
    book.build().accepts()
    chapter = counted(book)["chapters"]["object-model/hub"]
    lines = {
        name: book.line(text, "book/object-model/hub.md")
        for name, text in [
            ("session", '>>> print("Oslo")'),
            ("listing", "{listing}"),
            *((name, f"{{exercise}} {name}") for name in ("first", "second", "third")),
        ]
    }
    rows = [(row["line"], row["kind"], row["examples"]) for row in chapter["blocks"]]
    assert rows == [
        (lines["session"], "inputs", 0),
        (lines["session"], "pycon", 1),
        (lines["listing"], "listing", 0),
        (lines["first"], "listing", 0),
        (lines["second"], "listing", 0),
        (lines["third"], "listing", 0),
    ]
    assert chapter["exercises"] == ["first", "second", "third"]
    assert counted(book)["totals"]["examples"] == 2


def test_the_census_counts_per_interpreter(book):
    book.read(GATED).accepts()
    (counts,) = counted(book)["interpreters"].values()
    assert counts == {"proven": 1, "gated": 1, "failed": 0}


def test_an_example_that_no_interpreter_runs_is_found(book):
    book.read(GATED).accepts()
    (row,) = counted(book)["never run"]
    assert (row["chapter"], row["line"]) == ("index", book.line(">>> 3"))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    (problem,) = census.check(book.root / "build/census.json", [version])
    assert problem.startswith(f"book/index.md:{row['line']}: ")
    assert "Mend:" in problem


def test_a_version_that_has_not_proven_the_book_is_named(book):
    book.build().accepts()
    file = book.root / "build/census.json"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert census.check(file, [version]) == []
    assert census.check(file, ["3.99"]) == ["the book is not proven on Python 3.99"]


def test_a_free_threaded_build_does_not_stand_for_its_version(tmp_path):
    file = tmp_path / "census.json"
    file.write_text(
        json.dumps(
            {
                "totals": {"examples": 2},
                "interpreters": {"3.13.5t": {"proven": 2, "gated": 0, "failed": 0}},
                "never run": [],
            }
        )
    )
    assert census.check(file, ["3.13t"]) == []
    assert census.check(file, ["3.13"]) == ["the book is not proven on Python 3.13"]


def test_a_proof_of_an_earlier_text_does_not_count(book):
    book.build().accepts()
    book.replace(PAGE, ">>> 2 + 2", ">>> 3 + 1")
    book.build("dummy").accepts()
    book.build(proven_chapter="index").accepts()
    assert sum(c["proven"] for c in counted(book)["interpreters"].values()) == 1


def test_the_real_configuration_uses_our_builder():
    from proven.builder import ProofBuilder
    from sphinx.ext.doctest import DocTestBuilder

    assert issubclass(ProofBuilder, DocTestBuilder)
    assert ProofBuilder.name == "doctest"
    assert '"proven"' in (ROOT / "conf.py").read_text()
