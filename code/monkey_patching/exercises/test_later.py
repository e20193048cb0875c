"""Grades exercise ``later``."""

import importlib
import sys

import pytest

SOURCE = "price = 3\ncopy = price\n"


@pytest.fixture
def tariff(tmp_path, monkeypatch):
    """The name of a module that can be imported, and is not."""
    name = "tariff_for_later"
    (tmp_path / f"{name}.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(str(tmp_path))
    finders = list(sys.meta_path)
    yield name
    sys.meta_path[:] = finders
    sys.modules.pop(name, None)


def test_it_imports_nothing(exercise, tariff):
    seen = []
    exercise.when_imported(tariff, seen.append)
    assert tariff not in sys.modules, (
        "do not import it yourself"
    )
    assert seen == [], (
        "nothing was imported, so call nobody yet"
    )


def test_the_callback_runs_after_the_module(exercise, tariff):
    found = []
    exercise.when_imported(
        tariff, lambda module: found.append(module.copy)
    )
    module = importlib.import_module(tariff)
    assert found == [3], (
        "call back once, when the module's code has run"
    )
    assert module is sys.modules[tariff]


def test_the_importer_sees_the_patch(exercise, tariff):
    def patch(module):
        module.price = 0

    exercise.when_imported(tariff, patch)
    assert importlib.import_module(tariff).price == 0, (
        "the callback must run before import returns"
    )


def test_a_loaded_module_is_patched_at_once(exercise, tariff):
    module = importlib.import_module(tariff)
    seen = []
    exercise.when_imported(tariff, seen.append)
    assert seen == [module], (
        "the module is in sys.modules: call back at once"
    )


def test_other_imports_are_left_alone(exercise, tariff):
    seen = []
    exercise.when_imported(tariff, seen.append)
    sys.modules.pop("this_is_not_there", None)
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("this_is_not_there")
    assert seen == [], "answer for one name only"


def test_a_module_that_comes_later_is_still_patched(
    exercise, tariff, tmp_path
):
    file = tmp_path / f"{tariff}.py"
    file.unlink()
    seen = []
    exercise.when_imported(tariff, seen.append)
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(tariff)
    file.write_text(SOURCE)
    importlib.invalidate_caches()
    assert seen == [importlib.import_module(tariff)], (
        "the first attempt failed: keep watching for the next"
    )


def test_the_finder_leaves_when_it_is_done(exercise, tariff):
    before = list(sys.meta_path)
    exercise.when_imported(tariff, lambda module: None)
    importlib.import_module(tariff)
    assert sys.meta_path == before, (
        "take the finder off sys.meta_path when it has worked"
    )


def test_a_reload_is_not_patched_again(exercise, tariff):
    seen = []
    exercise.when_imported(tariff, seen.append)
    module = importlib.import_module(tariff)
    importlib.reload(module)
    assert len(seen) == 1, "the first import counts, no other"


def test_two_callbacks_for_one_module(exercise, tariff):
    seen = []
    exercise.when_imported(tariff, lambda m: seen.append("one"))
    exercise.when_imported(tariff, lambda m: seen.append("two"))
    importlib.import_module(tariff)
    assert sorted(seen) == ["one", "two"], (
        "both callbacks run, in whatever order"
    )


def test_a_module_that_fails_is_not_reported(
    exercise, tariff, tmp_path
):
    (tmp_path / f"{tariff}.py").write_text("1 / 0\n")
    seen = []
    exercise.when_imported(tariff, seen.append)
    with pytest.raises(ZeroDivisionError):
        importlib.import_module(tariff)
    assert seen == [], "a module that raised was not imported"
