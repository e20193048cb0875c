"""Grades exercise ``limit``."""

import pytest


def letter_with(exercise, grams):
    letter = exercise.Letter()
    letter.grams = grams
    return letter


def test_a_light_letter(exercise):
    assert letter_with(exercise, 20).grams == 20


def test_a_heavy_letter_is_refused(exercise):
    letter = letter_with(exercise, 20)
    try:
        letter.grams = 501
    except ValueError:
        pass
    else:
        pytest.fail(
            "a letter of 501 g was accepted: Letter.grams still "
            "has the setter of Parcel",
            pytrace=False,
        )
    assert letter.grams == 20, "a refused value was stored"


def test_the_limit_itself_is_allowed(exercise):
    assert letter_with(exercise, 500).grams == 500


def test_the_inherited_setter_still_rounds(exercise):
    found = letter_with(exercise, 20.4).grams
    assert found == 20, "hand the value to the next setter"


def test_the_rest_of_the_property_is_kept(exercise):
    theirs, base = exercise.Letter.grams, exercise.Parcel.grams
    assert theirs.fset is not base.fset, (
        "Letter.grams still has the setter of Parcel"
    )
    assert theirs.fget is base.fget, "keep the getter"
    assert theirs.fdel is base.fdel, "keep the deleter"
    assert theirs.__doc__ == "Weight in grams."
    letter = letter_with(exercise, 20)
    del letter.grams
    assert not hasattr(letter, "grams"), "deleting still works"


def test_parcels_are_not_limited(exercise):
    parcel = exercise.Parcel()
    parcel.grams = 900
    assert parcel.grams == 900


def test_the_next_class_is_that_of_the_mro(exercise):
    seen = []

    class Logged(exercise.Parcel):
        @exercise.Parcel.grams.setter
        def grams(self, value):
            seen.append(value)
            super(Logged, type(self)).grams.__set__(self, value)

    class Both(exercise.Letter, Logged): ...

    both = Both()
    both.grams = 30
    assert seen == [30], (
        "Logged stands behind Letter in the MRO and was skipped"
    )
    assert both.grams == 30
    try:
        both.grams = 501
    except ValueError:
        pass
    else:
        pytest.fail(
            "a Letter that is also Logged was allowed 501 g",
            pytrace=False,
        )
