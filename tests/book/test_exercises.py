"""Exercises: the solutions pass their tests, the files to complete do not."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import ROOT, Made

LIMIT = 240  # seconds; an unsolved exercise may wait for a barrier
WORDS = 5


@dataclass
class Graded:
    """What became of one test of an exercise."""

    exercise: str
    name: str
    kind: str
    message: str


def grade(folder: Path, *options: str) -> list[Graded]:
    """Run the tests of all exercises in one go."""
    report = folder / "report.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--junitxml={report}",
        "-o",
        "junit_family=xunit1",
        *options,
        *sorted(ROOT.glob("code/*/exercises")),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
        env=os.environ | {"PYTHONPATH": ""},
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return [graded(case) for case in ElementTree.parse(report).iter("testcase")]


def graded(case: ElementTree.Element) -> Graded:
    path = Path(case.attrib["file"])
    exercise = f"{path.parts[-3]}/{path.stem.removeprefix('test_')}"
    for kind in ("failure", "error", "skipped"):
        if (found := case.find(kind)) is not None:
            message = found.attrib["message"]
            return Graded(exercise, case.attrib["name"], kind, message)
    return Graded(exercise, case.attrib["name"], "passed", "")


@pytest.fixture(scope="module")
def exercises(book: Made) -> set[str]:
    """The exercises of the book, by folder and name."""
    from proven.frame import folder_of

    return {
        f"{folder_of(docname)}/{name}"
        for docname, row in book.census["chapters"].items()
        for name in row["exercises"]
    }


def test_every_solution_passes_every_test(exercises, tmp_path):
    results = grade(tmp_path, "--solutions")
    assert [one for one in results if one.kind != "passed"] == []
    assert {one.exercise for one in results} == exercises


def test_every_unsolved_exercise_fails_with_a_message_that_helps(exercises, tmp_path):
    results = grade(tmp_path)
    failed = [one for one in results if one.kind == "failure"]
    assert {one.exercise for one in failed} == exercises
    assert {one.kind for one in results} <= {"failure", "passed"}
    helpful = re.compile(
        r"^(AssertionError|NotImplementedError|Failed): (.*)", re.DOTALL
    )
    unhelpful = [
        one
        for one in failed
        if not (match := helpful.match(one.message))
        or len(match[2].partition("\nassert ")[0].split()) < WORDS
    ]
    assert unhelpful == []


def test_a_solution_says_what_it_does(exercises):
    import ast

    for exercise in exercises:
        folder, _, name = exercise.partition("/")
        path = ROOT / "code" / folder / "solutions" / f"{name}.py"
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, path
        assert len(docstring.split()) >= 10, path
