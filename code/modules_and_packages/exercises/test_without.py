"""Grades exercise ``without``."""

import importlib
import sys
import xml.dom.minidom

import pytest


@pytest.fixture(autouse=True)
def guarded():
    """Put ``xml`` back, whatever the exercise does."""
    saved = dict(sys.modules)
    dom, minidom = xml.dom, xml.dom.minidom
    yield
    for name in sys.modules.keys() - saved.keys():
        del sys.modules[name]
    sys.modules.update(saved)
    xml.dom, xml.dom.minidom = dom, minidom


def fails(statement):
    try:
        exec(statement, {})
    except ImportError:
        return True
    return False


@pytest.mark.parametrize(
    "statement",
    [
        "import xml",
        "import xml.dom",
        "import xml.dom.minidom as m",
        "from xml.dom import minidom",
        "import xml.sax.handler",
    ],
)
def test_imports_fail_inside(exercise, statement):
    with exercise.without("xml"):
        assert fails(statement), (
            f"{statement!r} still succeeds without xml"
        )


@pytest.mark.parametrize(
    "statement",
    [
        "import xml.dom",
        "from xml.dom import minidom",
        "from xml import dom",
    ],
)
def test_a_submodule_can_be_missing(exercise, statement):
    with exercise.without("xml.dom"):
        assert not fails("import xml.etree"), (
            "without xml.dom, xml.etree must still be there"
        )
        assert fails(statement), (
            f"{statement!r} still succeeds without xml.dom"
        )


def test_everything_is_put_back(exercise):
    before = {
        name: module
        for name, module in sys.modules.items()
        if name.split(".")[0] == "xml"
    }
    with exercise.without("xml.dom"):
        assert fails("import xml.dom"), (
            "import xml.dom still succeeds without xml.dom"
        )
    after = {
        name: module
        for name, module in sys.modules.items()
        if name.split(".")[0] == "xml" and name in before
    }
    assert after == before, "other modules than before"
    assert xml.dom is sys.modules["xml.dom"], (
        "the attribute dom of xml was not put back"
    )
    assert importlib.import_module("xml.dom.minidom"), (
        "imports do not work again after the block"
    )


def test_what_was_not_there_is_not_there(exercise):
    with exercise.without("no_such_module"):
        assert fails("import no_such_module"), (
            "a module that does not exist was imported"
        )
    assert "no_such_module" not in sys.modules, (
        "the block left an entry behind in sys.modules"
    )


def test_the_parent_need_not_be_there(exercise):
    for name in ["xml", "xml.dom", "xml.dom.minidom"]:
        sys.modules.pop(name, None)
    try:
        with exercise.without("xml.dom"):
            assert fails("from xml import dom"), (
                "xml.dom can be imported: xml arrived later"
            )
    except KeyError:
        pytest.fail("a parent that was never imported is fine")


def test_an_error_passes_through(exercise):
    try:
        with exercise.without("xml"):
            raise KeyError("P1")
    except KeyError:
        assert not fails("import xml.dom"), (
            "after an error the imports still fail"
        )
    else:
        pytest.fail("the error in the block was swallowed")
