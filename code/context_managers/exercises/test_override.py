"""Grades exercise ``override``."""

import pytest


def test_values_are_set_and_restored(exercise):
    fees = {"oslo": 3}
    with exercise.Override(fees, oslo=5, turin=7) as inside:
        assert inside is fees
        assert fees == {"oslo": 5, "turin": 7}
    assert fees == {"oslo": 3}, "absent keys vanish again"


def test_none_is_a_value(exercise):
    fees = {"oslo": None}
    with exercise.Override(fees, oslo=5):
        pass
    assert fees == {"oslo": None}, "None is not absence"


def test_an_exception_passes_and_restores(exercise):
    fees = {"oslo": 3}
    with (
        pytest.raises(KeyError),
        exercise.Override(fees, oslo=5),
    ):
        raise KeyError("oslo")
    assert fees == {"oslo": 3}


def test_a_second_use_restores_what_it_finds(exercise):
    fees = {"oslo": 3}
    five = exercise.Override(fees, oslo=5)
    with five:
        pass
    fees["oslo"] = 4
    with five:
        assert fees == {"oslo": 5}
    assert fees == {"oslo": 4}, "read the old values on entry"


def test_it_can_be_entered_while_it_is_open(exercise):
    fees = {"oslo": 3}
    five = exercise.Override(fees, oslo=5)
    with five:
        fees["oslo"] = 9
        with five:
            assert fees == {"oslo": 5}
        assert fees == {"oslo": 9}, (
            "the inner exit restores what the inner entry found"
        )
    assert fees == {"oslo": 3}, (
        "the outer entry's memory was lost: one memory for "
        "each entry"
    )


def test_the_body_may_delete_the_key(exercise):
    fees = {}
    with exercise.Override(fees, oslo=5):
        del fees["oslo"]
    assert fees == {}
