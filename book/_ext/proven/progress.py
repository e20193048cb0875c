"""Which exercises are solved: ``make exercises``, or with ``CHAPTER=memory/slots``.

Runs the graders of your files and prints a line for each chapter. An exercise
counts as solved if all its tests pass.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from .frame import PARTS, folder_of

ROOT = Path(__file__).resolve().parents[3]
MARKS = {"solved": "✓", "open": "·", "broken": "!"}
LEGEND = "✓ solved  · open  ! cannot be loaded"


def chapters(root: Path) -> list[str]:
    """The chapters that have exercises, part by part."""
    names = (
        f"{part}/{page.stem}"
        for part in PARTS
        for page in sorted((root / "book" / part).glob("*.md"))
    )
    return [n for n in names if (root / "code" / folder_of(n) / "exercises").is_dir()]


class NotRun(Exception):
    """The graders could not run; the message is what pytest said."""


def run_graders(
    root: Path, folders: Iterable[str], *options: str, limit: float | None = None
) -> list[ElementTree.Element]:
    """Run the graders below these folders of ``code/`` in one go.

    Returns a ``testcase`` of pytest's report for each test; options go to
    pytest, ``limit`` is in seconds. Raises NotRun.
    """
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", *options]
        command += [f"--junitxml={report}", "-o", "junit_family=xunit1"]
        command += [str(root / "code" / folder / "exercises") for folder in folders]
        done = subprocess.run(
            command,
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=limit,
            env=os.environ | {"PYTHONPATH": ""},
        )
        if done.returncode not in (0, 1):
            raise NotRun(done.stdout + done.stderr)
        return list(ElementTree.parse(report).iter("testcase"))


def exercise_of(case: ElementTree.Element) -> tuple[str, str]:
    """The exercise that a test grades: folder and name."""
    path = Path(case.attrib["file"])
    return path.parts[-3], path.stem.removeprefix("test_")


def grade(root: Path, folders: Iterable[str]) -> dict[tuple[str, str], str]:
    """What became of each exercise below these folders: a key of MARKS.

    A file that cannot be imported is broken: its tests end in errors, not in
    failures. Raises NotRun.
    """
    states: dict[tuple[str, str], str] = {}
    for case in run_graders(root, folders, "--tb=no"):
        exercise = exercise_of(case)
        before = states.get(exercise, "solved")
        if case.find("error") is not None:
            states[exercise] = "broken"
        elif len(case) and before == "solved":
            states[exercise] = "open"
        else:
            states[exercise] = before
    return states


def table(names: list[str], states: dict[tuple[str, str], str]) -> str:
    """One line a chapter, the legend, and the sum."""
    width = max(map(len, names))
    lines = []
    for name in names:
        folder = folder_of(name)
        own = [(ex, state) for (where, ex), state in states.items() if where == folder]
        marks = "  ".join(f"{MARKS[state]} {ex}" for ex, state in sorted(own))
        lines.append(f"{name:{width}}  {marks}")
    solved = list(states.values()).count("solved")
    return "\n".join([*lines, LEGEND, f"{solved} of {len(states)} solved"])


def main(arguments: list[str]) -> int:
    """Print the table; returns the exit status.

    2 for an unknown chapter, 1 if the graders could not run.
    """
    names = chapters(ROOT)
    wanted = [name for name in arguments if name]
    for name in wanted:
        if name not in names:
            print(
                f"there is no chapter {name!r} with exercises. Mend: "
                f"CHAPTER is PART/TOPIC, such as {names[0]}",
                file=sys.stderr,
            )
            return 2
    names = wanted or names
    print(f"grading the exercises of {len(names)} chapters ...", file=sys.stderr)
    try:
        print(table(names, grade(ROOT, map(folder_of, names))))
    except NotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
