"""Grades exercise ``tariffs``."""

import warnings

import pytest


def old(module):
    """Read the old name; return its value and the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = module.RUSH
        except AttributeError as error:
            pytest.fail(
                f"{error}: define __getattr__(name) in the module",
                pytrace=False,
            )
    return value, caught


def test_the_old_name_works_and_warns(exercise):
    value, caught = old(exercise)
    assert value == 12
    assert [w.category for w in caught] == [DeprecationWarning]
    text = str(caught[0].message)
    assert "RUSH" in text, "name the old constant"
    assert "EXPRESS" in text, "name the new constant"


def test_the_warning_is_shown_at_the_caller(exercise):
    _, caught = old(exercise)
    assert caught, "warn with DeprecationWarning"
    assert caught[0].filename == __file__, (
        f"shown in {caught[0].filename}: mind the stacklevel"
    )


def test_every_use_warns(exercise):
    old(exercise)
    assert len(old(exercise)[1]) == 1, (
        "the second read must reach the hook too: do not store it"
    )


def test_the_value_is_not_a_copy(exercise):
    exercise.EXPRESS = 20
    assert old(exercise)[0] == 20, "read EXPRESS when asked"


def test_from_import_works(exercise):
    with pytest.warns(DeprecationWarning, match="RUSH"):
        names = {}
        try:
            exec("from tariffs import RUSH", names)
        except ImportError as error:
            pytest.fail(f"{error}", pytrace=False)
    assert names["RUSH"] == 12


def test_the_new_name_does_not_warn(exercise):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (exercise.EXPRESS, exercise.NORMAL) == (12, 5)


@pytest.mark.parametrize("name", ["TOLL", "__path__", "rush"])
def test_unknown_names_are_missing(exercise, name):
    old(exercise)  # there is a hook
    with pytest.raises(AttributeError) as caught:
        getattr(exercise, name)
    assert name in str(caught.value), "name what is missing"
    assert "tariffs" in str(caught.value), "name the module"


def test_dir_lists_the_public_names(exercise):
    listed = dir(exercise)
    assert {"EXPRESS", "NORMAL"} <= set(listed)
    assert "RUSH" not in listed
    private = [name for name in listed if name.startswith("_")]
    assert not private, (
        "define __dir__(); it lists public names only"
    )
