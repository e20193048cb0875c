"""Grades exercises/vans.py by running pytest with it as conftest.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# What the reader's fixtures are used in. The log is a file, so
# that it survives the run.
SUITE = """
import pytest


class Log(list):
    def append(self, line):
        with open("log.txt", "a") as file:
            print(line, file=file)


@pytest.fixture
def log():
    return Log()


def test_it(rent):
"""


@pytest.fixture
def run(exercise, tmp_path):
    """Run a test body in a suite of its own; the log and the output."""

    def run(body: str) -> tuple[list[str], str]:
        source = Path(exercise.__file__).read_text()
        (tmp_path / "conftest.py").write_text(source)
        (tmp_path / "pytest.ini").write_text("[pytest]\n")
        (tmp_path / "test_it.py").write_text(
            SUITE + f"    {body}\n"
        )
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--disable-plugin-autoload",
            "--tb=line",
        ]
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("PYTEST_")
        }
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=inherited,
            capture_output=True,
            text=True,
        )
        log = tmp_path / "log.txt"
        lines = (
            log.read_text().splitlines() if log.exists() else []
        )
        return lines, done.stdout

    return run


def test_vans_are_returned_in_reverse(run):
    log, output = run('rent("A"); rent("B")')
    assert log == [
        "rent A",
        "rent B",
        "return B",
        "return A",
    ], (
        "both vans should be returned after the test, B first:\n"
        + output
    )


def test_a_failing_test_returns_its_van(run):
    log, output = run('rent("A"); assert False')
    assert log == ["rent A", "return A"], (
        "A should be returned although the test failed:\n"
        + output
    )
    assert "1 failed" in output


def test_a_broken_van_does_not_keep_the_others(run):
    log, output = run('rent("A"); rent("broken"); rent("C")')
    assert log[-2:] == ["return C", "return A"], (
        "the broken van could not be returned; A should be all the same:\n"
        + output
    )
    assert "broken does not start" in output, (
        "the error of the broken van must not be swallowed:\n"
        + output
    )


def test_two_broken_vans_are_both_reported(run):
    log, output = run(
        'rent("broken 1"); rent("A"); rent("broken 2")'
    )
    assert log[-1] == "return A", (
        "A should be returned between the two broken vans:\n"
        + output
    )
    for name in ("broken 1", "broken 2"):
        assert f"{name} does not start" in output, (
            f"the error of {name} was lost:\n" + output
        )
