"""Grades exercise ``cycle``."""

import ast
import subprocess
import sys

import pytest

USE = """
from hubs import Hub
from routes import START, Route
driver = START.hire("Ada")
assert driver.drive(Route(Hub("Turin"))) == "Ada: 2 stops"
"""


@pytest.fixture
def trees(exercise):
    return {
        name: ast.parse(text)
        for name, text in exercise.FILES.items()
    }


@pytest.mark.parametrize(
    "first", ["hubs", "couriers", "routes"]
)
def test_each_module_can_be_imported_first(
    exercise, tmp_path, first
):
    for name, text in exercise.FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", f"import {first}\n{USE}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    last = (done.stderr.strip() or "fine").splitlines()[-1]
    assert done.returncode == 0, (
        f"with {first} imported first: {last}"
    )


def test_nothing_was_removed(exercise, trees):
    assert set(trees) == {"hubs.py", "couriers.py", "routes.py"}
    words = {
        name: ast.dump(tree) for name, tree in trees.items()
    }
    (drive,) = (
        node
        for node in ast.walk(trees["couriers.py"])
        if isinstance(node, ast.FunctionDef)
        and node.name == "drive"
    )
    note = drive.args.args[1].annotation
    assert note is not None and "Route" in ast.dump(note), (
        "drive lost the annotation that says Route"
    )
    assert "START" in words["routes.py"], (
        "routes must keep the constant START"
    )
    assert "couriers" in exercise.FILES["hubs.py"], (
        "hubs must go on importing its couriers"
    )
    assert any(
        isinstance(node, ast.Import | ast.ImportFrom)
        and "routes" in ast.dump(node)
        for node in ast.walk(trees["couriers.py"])
    ), "a checker must learn in couriers where Route is from"


def test_imports_are_at_the_top(trees):
    hidden = [
        f"{name}: {function.name}"
        for name, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, (
        f"imports inside functions are not wanted: {hidden}"
    )


def is_lazy(node):
    return getattr(node, "is_lazy", 0)  # since 3.15


def test_the_cycle_is_gone(exercise, trees):
    """The modules that run when each is imported."""
    needs = {
        name.removesuffix(".py"): {
            node.module
            for node in tree.body
            if isinstance(node, ast.ImportFrom)
            and not is_lazy(node)
        }
        | {
            alias.name
            for node in tree.body
            if isinstance(node, ast.Import)
            and not is_lazy(node)
            for alias in node.names
        }
        for name, tree in trees.items()
    }
    reached = set(needs["hubs"])
    for _ in needs:
        reached |= {
            found
            for name in reached & set(needs)
            for found in needs[name]
        }
    assert "hubs" not in reached, (
        "importing hubs still leads back to importing hubs"
    )
