"""Grades exercise ``texts``."""

import importlib
import inspect
import sys

import pytest

TEXTS = {
    "texts_depot": "from .hub import CITY\n",
    "texts_depot.hub": "CITY = 'Oslo'\ndef f():\n    return 1\n",
    "texts_dep": "CITY = 'Riga'\n",
    "texts_bad": "1 / 0\n",
}


@pytest.fixture
def load(exercise):
    finder = exercise.TextFinder(TEXTS)
    sys.meta_path.insert(0, finder)

    def importing(name):
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            pytest.fail(
                f"import {name}: {error}, though its text "
                "is in the mapping",
                pytrace=False,
            )

    yield importing
    sys.meta_path.remove(finder)
    for name in [n for n in sys.modules if n in TEXTS]:
        del sys.modules[name]


def test_a_package_and_its_module(load):
    assert load("texts_depot").CITY == "Oslo", (
        "texts_depot must run its text and import .hub"
    )
    assert load("texts_depot.hub").__spec__.parent == (
        "texts_depot"
    ), "the parent of texts_depot.hub is texts_depot"


def test_only_packages_have_a_path(load):
    assert hasattr(load("texts_depot"), "__path__"), (
        "texts_depot has a module below it, so a __path__"
    )
    assert not hasattr(load("texts_depot.hub"), "__path__"), (
        "nothing is below texts_depot.hub: no __path__"
    )
    assert not hasattr(load("texts_dep"), "__path__"), (
        "texts_depot is not below texts_dep: no __path__"
    )


def test_other_modules_are_left_to_others(exercise, load):
    load("texts_depot")
    finder = exercise.TextFinder(TEXTS)
    assert finder.find_spec("wave", None) is None, (
        "wave is not in the mapping: the answer is None"
    )


def test_the_text_can_be_shown(load):
    hub = load("texts_depot.hub")
    try:
        shown = inspect.getsource(hub.f)
    except OSError:
        shown = "nothing"
    assert "return 1" in shown, (
        "inspect.getsource found no text for hub.f"
    )


def test_a_failure_leaves_no_module(load):
    try:
        load("texts_bad")
    except ZeroDivisionError:
        assert "texts_bad" not in sys.modules, (
            "the failed module is still in sys.modules"
        )
    else:
        pytest.fail("texts_bad must raise its own error")
