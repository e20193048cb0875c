"""Grades exercise ``swap``."""

import pytest


def family():
    class Parcel:
        @classmethod
        def parse(cls):
            return cls.__name__

        @staticmethod
        def check():
            return "checked"

        @property
        def code(self):
            return "P1"

    class Letter(Parcel): ...

    return Parcel, Letter


@pytest.mark.parametrize("name", ["parse", "check", "code"])
def test_the_stored_object_is_put_back(exercise, name):
    Parcel, _ = family()
    before = vars(Parcel)[name]
    with exercise.swapped(Parcel, name, None):
        assert getattr(Parcel, name) is None
    after = vars(Parcel)[name]
    assert after is before, (
        f"vars(Parcel)[{name!r}] was a {type(before).__name__} "
        f"and is now a {type(after).__name__}: save what the "
        "class stores, not what the dot returns"
    )


def test_subclasses_are_themselves_again(exercise):
    Parcel, Letter = family()
    with exercise.swapped(Parcel, "parse", None):
        pass
    assert Letter.parse() == "Letter", (
        "Letter.parse() is bound to Parcel for good"
    )


def test_an_inherited_name_is_removed_again(exercise):
    Parcel, Letter = family()
    with exercise.swapped(Letter, "parse", lambda: "stub"):
        assert Letter.parse() == "stub"
        assert Parcel.parse() == "Parcel"
    assert "parse" not in vars(Letter), (
        "Letter stored no parse before; delete it afterwards"
    )


def test_an_error_in_the_block_changes_nothing(exercise):
    Parcel, _ = family()
    before = vars(Parcel)["parse"]
    with (
        pytest.raises(ZeroDivisionError),
        exercise.swapped(Parcel, "parse", None),
    ):
        raise ZeroDivisionError
    assert vars(Parcel)["parse"] is before, (
        "the block raised and nothing was put back: try/finally"
    )


def test_blocks_nest(exercise):
    _, Letter = family()
    with exercise.swapped(Letter, "check", lambda: 1):
        with exercise.swapped(Letter, "check", lambda: 2):
            assert Letter.check() == 2
        assert Letter.check() == 1
    assert Letter.check() == "checked", "the outer block failed"
    assert "check" not in vars(Letter), (
        "Letter had no check of its own: delete, do not store"
    )


def test_a_stored_none_is_put_back(exercise):
    class Parcel:
        note = None

    with exercise.swapped(Parcel, "note", "stub"):
        assert Parcel.note == "stub"
    assert vars(Parcel).get("note", "gone") is None, (
        "Parcel stored None, which is not the same as nothing: "
        "ask whether the name is in vars(Parcel)"
    )


def test_an_unknown_name_is_refused(exercise):
    Parcel, _ = family()
    try:
        with exercise.swapped(Parcel, "nowhere", None):
            pass
    except AttributeError:
        assert "nowhere" not in vars(Parcel), (
            "refuse before setting"
        )
    else:
        pytest.fail(
            "Parcel has no attribute 'nowhere', stored or "
            "inherited: raise AttributeError, as the dot does"
        )
