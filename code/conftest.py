"""Grading of the exercises: the reader's file, or the book's solution.

``pytest code/gil/exercises`` grades what you wrote;
``pytest code/gil/exercises --solutions`` runs the same tests on the solutions.
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--solutions``."""
    parser.addoption(
        "--solutions",
        action="store_true",
        help="grade the book's solutions instead of your exercises",
    )


@pytest.fixture
def exercise(request: pytest.FixtureRequest) -> ModuleType:
    """The module that this test file grades.

    ``exercises/test_counter.py`` grades ``exercises/counter.py``,
    or ``solutions/counter.py`` under ``--solutions``. The module
    is loaded afresh for each test.
    """
    test_file = Path(request.node.path)
    name = test_file.name.removeprefix("test_")
    folder = test_file.parent
    if request.config.getoption("--solutions"):
        folder = folder.parent / "solutions"
    return load(folder / name)


def load(path: Path) -> ModuleType:
    """Import a file as a module of its own name.

    Raises FileNotFoundError if there is no such file, and whatever
    the file itself raises.
    """
    spec = importlib.util.spec_from_file_location(
        path.stem, path
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # pickling looks here
    spec.loader.exec_module(module)
    return module
