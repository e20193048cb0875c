"""The proof: what counts as equal, what a failure takes down, what is kept."""

import os
import time
from pathlib import Path

import pytest
from proven.proof import (
    Interpreter,
    Ledger,
    Outcome,
    Proof,
    ProofError,
    content_digest,
    describe_failure,
    first_difference,
    identify,
    matches,
    needed_folders,
    prove_all,
    this_interpreter,
)
from proven.records import Chapter

from .conftest import console, explain, pycon

# -- Comparing ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("4", "4"),
        ("4", "4\n"),
        ("a  b", "a  b  "),
        ("a       b", "a\tb"),
        ("one...three", "one two three"),
        ("one\n...\nthree", "one\ntwo\ntoo\nthree"),
        (
            "Traceback (most recent call last):\n  ...\nKeyError: 'a'",
            "Traceback (most recent call last):\n  File 1\n    x\nKeyError: 'a'",
        ),
        ("", ""),
        ("a\n\nb", "a\n \nb"),
    ],
)
def test_is_proven(want, got):
    assert matches(want, got)


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("4", "5"),
        ("4", ""),
        ("", "4"),
        ("a b", "a  b"),
        (" a", "a"),
        ("True", "1"),
        ("1", "True"),
        ("False", "0"),
        ("a\nb", "a\n\nb"),
        ("a\n\nb", "a\nb"),
        ("a", "\na"),
        ("\na", "a"),
        ("a", "a\nb"),
        ("a\nb", "a"),
        ("KeyError: 'a'", "builtins.KeyError: 'a'"),
        ("KeyError", "KeyError: 'a'"),
        (
            "Traceback (most recent call last):\n  ...\nKeyError: 'a'",
            "Traceback (most recent call last):\n  File 1\nKeyError: 'b'",
        ),
        (
            "Traceback (most recent call last):\n  ...\nKeyError: 'a'",
            "Traceback (innermost last):\n  File 1\nKeyError: 'a'",
        ),
        ("<BLANKLINE>", ""),
        ("...b", "a\nbc"),
    ],
)
def test_is_not_proven(want, got):
    assert not matches(want, got)


# -- A failure is that example's ----------------------------------------------

WRONG = {
    "a value": (">>> 2 + 2\n5", "page:1", "4"),
    "the message of an exception": (
        ">>> 1\n1\n>>> {}['a']\nTraceback (most recent call last):\n  ...\n"
        "KeyError: 'b'",
        "page:3",
        "KeyError: 'a'",
    ),
    "the type of an exception": (
        ">>> {}['a']\nTraceback (most recent call last):\n  ...\nIndexError: 'a'",
        "page:1",
        "KeyError: 'a'",
    ),
    "a line of a traceback": (
        ">>> raise ValueError\nTraceback (most recent call last):\n"
        '  File "<python-input-0>", line 2, in <module>\n  ...\nValueError',
        "page:1",
        "line 1, in <module>",
    ),
    "an exception that is not raised": (
        ">>> 1\nTraceback (most recent call last):\n  ...\nValueError",
        "page:1",
        "1",
    ),
    "an exception that is not shown": (">>> n = 1 / 0", "page:1", "ZeroDivisionError"),
    "one more line after a blank one": (
        ">>> print('a')\na\n\nb",
        "page:1",
        "a",
    ),
    "output of a statement shown as nothing": (">>> print('a')", "page:1", "a"),
    "an exit": (">>> import sys\n>>> sys.exit(3)", "page:2", "SystemExit: 3"),
    "a warning that is not shown": (
        ">>> import warnings; warnings.warn('old')",
        "page:1",
        "UserWarning: old",
    ),
}


@pytest.mark.parametrize(("text", "place", "printed"), WRONG.values(), ids=WRONG)
def test_wrong_output_fails_at_its_prompt(run, text, place, printed):
    (failure,) = run(pycon(text)).failures
    report = describe_failure("page", failure)
    assert report.startswith(f"{place}: ")
    assert "Mend:" in report
    assert printed in report.partition("Printed:")[2]


def test_after_a_wrong_example_the_next_ones_are_proven(run):
    proof = run(pycon(">>> 1\n2\n>>> 3\n3\n>>> 1 / 0\n>>> 4\n4"))
    statuses = [one.status for one in proof.outcomes]
    assert statuses == ["failed", "proven", "failed", "proven"]


@pytest.mark.parametrize(
    ("want", "got", "line"),
    [
        ("a\nb\nc", "a\nB\nc", 13),
        ("a\nb", "A\nb", 12),
        ("a\n...\nz", "a\nb\ny", 14),
        ("a", "a\nb", None),
        ("a\nb", "a", 13),
    ],
)
def test_the_first_line_that_differs_is_named(want, got, line):
    outcome = Outcome(10, "pycon", "show(\n)", want, "failed", got)
    assert first_difference(outcome) == line
    report = describe_failure("page", outcome)
    assert (f"line {line} on" in report) == (line is not None)


def test_a_long_difference_is_cut(run):
    outcome = Outcome(1, "pycon", "show()", "", "failed", "line\n" * 500)
    assert "[470 more lines]" in describe_failure("page", outcome)


# -- What an example may do to the interpreter ----------------------------------

DEADLY = {
    "os._exit(0)": ("it ended the interpreter (exit status 0)", 30),
    "os._exit(3)": ("it ended the interpreter (exit status 3)", 30),
    "ctypes.string_at(0)": ("it killed the interpreter (SIGSEGV)", 30),
    "os.abort()": ("it killed the interpreter (SIGABRT)", 30),
    "os.kill(os.getpid(), 9)": ("it killed the interpreter (SIGKILL)", 30),
    "os.kill(os.getpid(), 40)": ("it killed the interpreter (signal 40)", 30),
    "os.killpg(0, 9)": ("it killed the interpreter (SIGKILL)", 30),
    "time.sleep(600)": ("it did not finish within 1 seconds", 1),
    "while True: pass": ("it did not finish within 1 seconds", 1),
    "threading.Lock().__enter__(); lock.acquire(); lock.acquire()": (
        "it did not finish within 1 seconds",
        1,
    ),
    "os.closerange(3, 100)": ("it ended the interpreter (exit status 1)", 30),
    "spoil()": (
        "a file descriptor that is not its own",
        30,
    ),
    "threading.Thread(target=time.sleep, args=(600,)).start()": (
        "a thread or child process is still running",
        1,
    ),
}
PREPARE = """\
>>> import ctypes, os, sys, threading, time
>>> lock = threading.Lock()
>>> def spoil():
...     for number in range(3, 100):
...         try:
...             os.write(number, b"}\\n")
...         except OSError:
...             pass
...
>>> print("before")
before
"""


@pytest.mark.parametrize("group", ["the only", "not the last"])
@pytest.mark.parametrize("source", DEADLY)
def test_it_is_blamed_for_its_end(run, source, group):
    cause, timeout = DEADLY[source]
    text = f">>> {source}" + ("\n..." if source.startswith("while") else "")
    blocks = [pycon(PREPARE), pycon(text, timeout=float(timeout))]
    if group == "not the last":
        blocks.append(pycon(">>> 1\n1", group="later"))
    started = time.monotonic()
    proof = run(*blocks)
    blamed = [one for one in proof.failures if not one.why.startswith("not reached")]
    assert [one.source for one in blamed] == [blocks[1].examples[0]["source"]]
    assert cause in blamed[0].why
    assert "Mend:" in describe_failure("page", blamed[0])
    assert time.monotonic() - started < 25
    if group == "not the last":
        assert proof.outcomes[-1].why == "not reached, because line 1 ended the run"


def test_what_was_printed_before_a_crash_is_shown(run):
    text = (
        ">>> import ctypes\n>>> print('earlier')\nearlier\n"
        ">>> print('here'); ctypes.string_at(0)\n"
    )
    (failure,) = run(pycon(text)).failures
    assert failure.got.startswith("here\nFatal Python error: Segmentation fault")


def test_a_hang_shows_what_it_printed(run):
    text = ">>> import time\n>>> print('going'); time.sleep(600)\n"
    (failure,) = run(pycon(text, timeout=2.0)).failures
    assert failure.got == "going"


def test_a_closed_stdout_is_the_example_that_needs_it(run):
    proof = run(pycon(">>> import sys\n>>> sys.stdout.close()\n>>> print(1)\n1"))
    assert [one.line for one in proof.failures][:1] == [3]


def test_endless_output_is_cut_and_fails(run):
    text = ">>> while True:\n...     print('parcel' * 50_000)\n...\n>>> 1\n1\n"
    first, second = run(pycon(text)).outcomes
    assert first.status == "failed"
    assert "more bytes of output]" in first.got
    assert len(first.got) < 1_100_000
    assert second.status == "proven"


def test_a_command_that_prints_without_end_is_cut(run):
    proof = run(console("$ yes\n$ echo on\non"))
    assert [one.status for one in proof.outcomes] == ["failed", "proven"]


def test_a_child_left_behind_is_ended(run, tmp_path):
    script = f"sleep 2 && touch {tmp_path}/survived"
    proof = run(
        pycon(
            f">>> import subprocess\n>>> _ = subprocess.Popen({script!r}, shell=True)"
        ),
        console(f"$ ({script}) &"),
    )
    assert not explain(proof)
    time.sleep(3)
    assert not (tmp_path / "survived").exists()


def test_the_scratch_folder_is_removed(run, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch with blank"))
    (tmp_path / "scratch with blank").mkdir()
    assert not explain(run(console("$ mkdir a; touch a/b; echo $HOME > c")))
    assert list((tmp_path / "scratch with blank").iterdir()) == []


def test_a_blank_in_the_name_of_the_scratch_folder_does_no_harm(
    run, tmp_path, monkeypatch
):
    (tmp_path / "it's scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "it's scratch"))
    assert not explain(run(console("$ export A=1\n$ cd hub\n$ echo $A\n1")))


# -- Side by side ---------------------------------------------------------------


def chapter(name, *blocks):
    return Chapter(name, blocks=list(blocks))


def test_other_chapters_are_proven_beside_one_that_dies(tmp_path):
    quiet = ">>> import os\n>>> 'MINE' in os.environ\nFalse"
    chapters = [
        chapter("memory/a", pycon(quiet)),
        chapter("memory/dies", pycon(">>> import os\n>>> os._exit(0)")),
        chapter("memory/hangs", pycon(">>> while True: pass\n...\n", timeout=2.0)),
        chapter("memory/spoils", pycon(">>> import os\n>>> os.environ['MINE'] = '1'")),
        chapter("memory/z", pycon(quiet)),
    ]
    proofs = prove_all(chapters, this_interpreter(), tmp_path, tmp_path / "lock")
    failed = {proof.chapter for proof in proofs if proof.failures}
    assert failed == {"memory/dies", "memory/hangs"}


def test_chapters_run_at_the_same_time(tmp_path):
    """Each of two chapters waits for a file that the other one writes."""

    def meet(mine, other):
        return pycon(f"""
            >>> import pathlib, time
            >>> pathlib.Path({str(tmp_path / mine)!r}).touch()
            >>> while not pathlib.Path({str(tmp_path / other)!r}).exists():
            ...     time.sleep(0.01)
            ...
            """)

    chapters = [chapter("m/a", meet("a", "b")), chapter("m/b", meet("b", "a"))]
    proofs = prove_all(
        chapters, this_interpreter(), tmp_path, tmp_path / "lock", jobs=2
    )
    assert [explain(proof) for proof in proofs] == ["", ""]


def test_an_interruption_starts_no_further_chapter(tmp_path):
    def note(name):
        return chapter(
            f"m/{name}",
            pycon(f"""
            >>> import pathlib
            >>> pathlib.Path({str(tmp_path)!r}, {name!r}).touch()
            """),
        )

    proofs = prove_all(
        [note(str(n)) for n in range(20)],
        this_interpreter(),
        tmp_path,
        tmp_path / "lock",
        jobs=1,
    )
    next(proofs)
    proofs.close()
    assert len(list(tmp_path.iterdir())) <= 3


# -- Interpreters ----------------------------------------------------------------


def python(version, free_threaded=False):
    return Interpreter("python", version, free_threaded, "CPython", "Linux x86_64")


@pytest.mark.parametrize(
    ("version", "free_threaded", "pyversion", "build", "here"),
    [
        ("3.13.0", False, "", "", True),
        ("3.13.0", False, ">=3.14", "", False),
        ("3.14.0", False, ">=3.14", "", True),
        ("3.15.0rc1", False, ">=3.15.0rc1", "", True),
        ("3.15.0a2", False, ">=3.14", "", True),
        ("3.14.2", False, "==3.14.*", "", True),
        ("3.15.1", False, "==3.14.*", "", False),
        ("3.13.4", False, "<3.13.5", "", True),
        ("3.13.5", True, "", "free-threaded", True),
        ("3.13.5", False, "", "free-threaded", False),
        ("3.13.5", True, "", "default", False),
        ("3.13.5", False, "", "default", True),
        ("3.13.5", True, "", "", True),
    ],
)
def test_a_gate_decides_where_a_block_runs(
    version, free_threaded, pyversion, build, here
):
    assert python(version, free_threaded).runs(pyversion, build) is here


def test_names_tell_free_threaded_builds_apart():
    one, other = python("3.14.2"), python("3.14.2", free_threaded=True)
    assert (one.name, one.minor) == ("3.14.2", "3.14")
    assert (other.name, other.minor) == ("3.14.2t", "3.14t")


def test_a_gated_example_is_not_run_and_not_a_failure(run):
    proof = run(
        pycon(">>> 1 / 0", pyversion="<3"),
        pycon(">>> 2\n2", pyversion=">=3.13"),
        pycon(">>> 1 / 0", build="free-threaded", group="other"),
    )
    assert [one.status for one in proof.outcomes] == ["gated", "proven", "gated"]


def test_a_chapter_with_nothing_for_this_interpreter_is_gated_whole(run):
    proof = run(pycon(">>> 1 / 0", pyversion="<3"))
    assert [one.status for one in proof.outcomes] == ["gated"]
    assert proof.failures == []


def test_the_running_interpreter_is_known():
    mine = this_interpreter()
    assert mine.version.startswith("3.")
    assert mine.path.endswith("python") or "python3" in mine.path


@pytest.mark.parametrize("path", ["/nowhere/python", "/bin/false", "/bin/true"])
def test_what_does_not_run_as_a_python_is_refused(path):
    with pytest.raises(ProofError, match="does not run as a Python"):
        identify(path)


# -- Records ---------------------------------------------------------------------


@pytest.fixture
def project(tmp_path):
    """A chapter with code, and its lock."""
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub" / "depot.py").write_text("PLACE = 1\n")
    (tmp_path / "lock").write_text("pinned==1\n")
    return Chapter("memory/hub", folder="hub", blocks=[pycon(">>> 1\n1")])


def digest(chapter: Chapter, root: Path) -> str:
    return content_digest(chapter, root, root / "lock")


CHANGES = {
    "an expected output": lambda root, one: one.blocks[0].examples[0].update(want="2"),
    "an input": lambda root, one: one.blocks[0].examples[0].update(source="2"),
    "a line number": lambda root, one: one.blocks[0].examples[0].update(line=9),
    "an exit status": lambda root, one: one.blocks[0].examples[0].update(exit=2),
    "a gate": lambda root, one: setattr(one.blocks[0], "pyversion", ">=3.14"),
    "a time limit": lambda root, one: setattr(one.blocks[0], "timeout", 99.0),
    "a group": lambda root, one: setattr(one.blocks[0], "group", "other"),
    "the code": lambda root, one: (root / "hub/depot.py").write_text("PLACE = 2\n"),
    "a new file": lambda root, one: (root / "hub/new.toml").write_text("a = 1\n"),
    "a removed file": lambda root, one: (root / "hub/depot.py").unlink(),
    "a renamed file": lambda root, one: (root / "hub/depot.py").rename(
        root / "hub/hall.py"
    ),
    "the lock": lambda root, one: (root / "lock").write_text("pinned==2\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_asks_for_a_new_proof(project, tmp_path, change):
    before = digest(project, tmp_path)
    change(tmp_path, project)
    assert digest(project, tmp_path) != before


def test_code_of_another_chapter_comes_along_if_it_is_imported(project, tmp_path):
    for folder in ("route", "map", "van"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.py").write_text("LENGTH = 3\n")
    assert needed_folders(project, tmp_path) == ["hub"]
    (tmp_path / "hub/depot.py").write_text("def f():\n    from route.plan import x\n")
    (tmp_path / "route/plan.py").write_text("import os, json\nimport map.plan\n")
    before = digest(project, tmp_path)
    assert needed_folders(project, tmp_path) == ["hub", "map", "route"]
    (tmp_path / "map/plan.py").write_text("LENGTH = 4\n")
    assert digest(project, tmp_path) != before
    project.blocks.append(pycon(">>> import van.plan"))
    assert needed_folders(project, tmp_path) == ["hub", "map", "route", "van"]


@pytest.mark.parametrize("module", ["worker.py", "proof.py"])
def test_a_changed_proof_asks_for_a_new_proof(project, tmp_path, monkeypatch, module):
    before = digest(project, tmp_path)
    read = Path.read_bytes
    monkeypatch.setattr(
        Path,
        "read_bytes",
        lambda path: read(path) + (b"#" if path.name == module else b""),
    )
    assert digest(project, tmp_path) != before


def test_caches_of_tools_ask_for_nothing(project, tmp_path):
    before = digest(project, tmp_path)
    for name in ("__pycache__", ".mypy_cache", "inner/.ruff_cache"):
        (tmp_path / "hub" / name).mkdir(parents=True)
        (tmp_path / "hub" / name / "x").write_text("y")
    assert digest(project, tmp_path) == before


def proof_of(content="abc", status="proven"):
    outcome = Outcome(3, "pycon", "é", "'…'", status, "'…'")
    return Proof("memory/hub", "3.14.2", content, [outcome], 1.5, True)


def test_a_kept_proof_comes_back_equal(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.save(proof_of())
    assert ledger.load("3.14.2", "memory/hub", "abc") == proof_of()


@pytest.mark.parametrize(
    "query",
    [
        ("3.14.2", "memory/hub", "other"),
        ("3.14.3", "memory/hub", "abc"),
        ("3.14.2", "memory/huc", "abc"),
    ],
)
def test_a_proof_of_something_else_is_not_found(tmp_path, query):
    ledger = Ledger(tmp_path)
    ledger.save(proof_of())
    assert ledger.load(*query) is None


def test_a_damaged_record_is_not_a_proof(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.save(proof_of())
    (file,) = tmp_path.rglob("*.json")
    for text in ("", "{", "{}", "[]", "null", file.read_text()[:-5]):
        file.write_text(text)
        assert ledger.load("3.14.2", "memory/hub", "abc") is None


def test_interpreters_are_listed_oldest_first(tmp_path):
    for name in ("3.14.10", "3.9.1", "3.14.2t", "3.14.2"):
        (tmp_path / name).mkdir()
    assert Ledger(tmp_path).interpreters() == ["3.9.1", "3.14.2", "3.14.2t", "3.14.10"]


def test_no_environment_of_the_user_reaches_an_example(run, monkeypatch):
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("MINE", "1")
    text = ">>> import os\n>>> [n for n in ('MINE', 'PYTHONSTARTUP') if n in os.environ]\n[]"
    assert not explain(run(pycon(text)))
    assert "MINE" in os.environ
