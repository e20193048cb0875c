"""Every line of Python that a listing shows has been executed by the tests."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Made

# Files with lines that are shown and not measured, and why.
EXEMPT = {
    "pytest_fixtures/solutions/vans.py": "its grading test runs a copy of it, as the conftest.py of another suite",
}


def run(folder: Path, *arguments: str | Path) -> None:
    """Run a module of Python over the code, its data in ``folder``."""
    environment = os.environ | {
        "COVERAGE_FILE": str(folder / ".coverage"),
        "COVERAGE_CORE": "sysmon",  # half the time, and lines are all we ask for
        "PYTHONPATH": "",
    }
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.fixture(scope="module")
def measured(tmp_path_factory) -> dict[str, Any]:
    """What coverage says of each file in ``code/``, the children's data included."""
    folder = tmp_path_factory.mktemp("coverage")
    pytest_ = ["coverage", "run", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    run(folder, *pytest_, "tests/listings")
    run(folder, *pytest_, "--solutions", *sorted(ROOT.glob("code/*/exercises")))
    run(folder, "coverage", "combine", "--quiet")
    run(folder, "coverage", "json", "--quiet", "-o", folder / "coverage.json")
    data = json.loads((folder / "coverage.json").read_text())
    return {
        Path(name).relative_to("code").as_posix(): row
        for name, row in data["files"].items()
    }


@pytest.fixture(scope="module")
def shown(book: Made) -> dict[str, set[int]]:
    """The lines of Python files that listings and solutions show."""
    lines: dict[str, set[int]] = {}
    for chapter in book.census["chapters"].values():
        for block in chapter["blocks"]:
            if block["kind"] == "listing" and block["file"].endswith(".py"):
                lines.setdefault(block["file"], set()).update(block["lines"])
    return lines


def test_there_are_listings(shown):
    assert sum(map(len, shown.values())) > 100


def test_every_line_shown_was_executed(shown, measured):
    missing = {}
    for file, lines in shown.items():
        row = measured.get(file, {"missing_lines": sorted(lines)})
        unexecuted = lines & {*row["missing_lines"]}
        texts = (ROOT / "code" / file).read_text(encoding="utf-8").splitlines()
        if file not in EXEMPT:
            missing |= {f"code/{file}:{n}": texts[n - 1] for n in sorted(unexecuted)}
    assert missing == {}


def test_no_line_shown_is_excluded_from_the_measurement(shown, measured):
    excluded = {
        f"code/{file}:{number}"
        for file, lines in shown.items()
        for number in lines
        & {*measured.get(file, {"excluded_lines": []})["excluded_lines"]}
    }
    texts = {
        place: (ROOT / place.partition(":")[0])
        .read_text()
        .splitlines()[int(place.partition(":")[2]) - 1]
        for place in excluded
    }
    assert [place for place, text in texts.items() if "pragma" in text] == []


def test_every_exemption_is_still_needed(shown, measured):
    for file in EXEMPT:
        assert shown[file] & {*measured[file]["missing_lines"]}, file
    assert len(EXEMPT) <= 0.02 * len(shown) + 1


def test_files_that_hold_data_are_used_by_a_transcript(book: Made):
    """Their proof is the program that reads them."""
    for docname, chapter in book.census["chapters"].items():
        kinds = {block["kind"] for block in chapter["blocks"]}
        data = [
            block["file"]
            for block in chapter["blocks"]
            if not block.get("file", ".py").endswith(".py")
        ]
        assert not data or "console" in kinds, f"{docname}: {data}"
