"""Grades exercise ``ladder``."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Protocol, get_protocol_members, is_protocol

import pytest


def protocol(exercise):
    found = getattr(exercise, "Charged", None)
    if found is None or not is_protocol(found):
        pytest.fail(
            "define `class Charged(Protocol)` with what "
            "invoice calls",
            pytrace=False,
        )
    return found


def test_prices_stay(exercise):
    items = [
        exercise.Letter(20),
        exercise.Crate(3),
        exercise.Express(exercise.Letter(50)),
    ]
    assert exercise.invoice(items) == 120 + 1500 + 300


def test_invoice_asks_one_question(exercise):
    members = get_protocol_members(protocol(exercise))
    assert len(members) == 1, (
        f"invoice needs one member, not {sorted(members)}"
    )


def test_the_classes_share_no_base(exercise):
    protocol(exercise)
    for name in ("Letter", "Crate", "Express"):
        bases = getattr(exercise, name).__bases__
        assert bases == (object,), f"{name} needs no base"


def test_a_new_class_needs_no_change(exercise):
    charged = protocol(exercise)
    (member,) = get_protocol_members(charged)
    method = callable(getattr(charged, member, None))
    answer = {member: (lambda self: 7) if method else 7}
    item = type("Barrel", (), answer)()
    items = [item, exercise.Express(item)]
    assert exercise.invoice(items) == 7 + 14


def test_nobody_asks_isinstance(exercise):
    tree = ast.parse(Path(exercise.__file__).read_text())
    names = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }
    left = sorted(names & {"isinstance", "hasattr", "type"})
    assert not left, f"still in the file: {', '.join(left)}"


def complaints(file, cache):
    """Return the line and text of what mypy reports."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed")
    options = ["--strict", "--config-file", ""]
    options += ["--cache-dir", str(cache), str(file)]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options],
        capture_output=True,
        text=True,
    )
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    return [line for line in lines if ": error:" in line]


def test_mypy_accepts_the_file(exercise, tmp_path):
    assert issubclass(protocol(exercise), Protocol)
    assert complaints(exercise.__file__, tmp_path) == []


def test_mypy_knows_what_fits(exercise, tmp_path):
    charged = protocol(exercise)
    (member,) = get_protocol_members(charged)
    method = callable(getattr(charged, member, None))
    line = f"def {member}(self) -> int: return 7"
    lines = [
        "class Barrel:",
        f"    {line}" if method else f"    {member}: int = 7",
        "invoice([Express(Express(Barrel()))])",
        "invoice([object()])",
    ]
    source = Path(exercise.__file__).read_text().rstrip()
    file = tmp_path / "barrel.py"
    file.write_text("\n".join([source, *lines]))
    last = len(source.splitlines()) + len(lines)
    found = complaints(file, tmp_path)
    assert [f"py:{last}:" in text for text in found] == [
        True
    ], (
        "a Barrel fits, within Express too; an object does "
        f"not. mypy said: {found}"
    )
