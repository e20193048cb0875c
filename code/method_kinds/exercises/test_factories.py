"""Grades exercise ``factories``."""

import pytest


def family(exercise):
    class Letter(exercise.Parcel):
        @staticmethod
        def valid(code):
            return code.startswith("L")

    class Express(exercise.Parcel): ...

    return exercise.Parcel, Letter, Express


def attempt(factory, *args):
    try:
        return factory(*args)
    except (TypeError, ValueError) as error:
        pytest.fail(
            f"{factory.__qualname__}{args} raised {error!r}: "
            "which class does the factory know about?",
            pytrace=False,
        )


def test_the_base_still_works(exercise):
    parcel = attempt(exercise.Parcel.parse, " P1 ")
    assert (type(parcel), parcel.code) == (
        exercise.Parcel,
        "P1",
    )


def test_a_subclass_gets_its_own_type(exercise):
    _, _, Express = family(exercise)
    made = type(attempt(Express.parse, "P1"))
    assert made is Express, (
        f"Express.parse made a {made.__name__}: end in cls(...)"
    )


def test_every_parcel_of_a_list_too(exercise):
    _, _, Express = family(exercise)
    made = attempt(Express.parse_all, ["P1", "P2"])
    assert [type(p) for p in made] == [Express, Express], (
        "parse_all must call parse of cls"
    )


def test_an_override_of_parse_is_obeyed(exercise):
    class Loud(exercise.Parcel):
        @classmethod
        def parse(cls, text):
            return cls(text.strip().upper())

    found = [p.code for p in attempt(Loud.parse_all, ["p1"])]
    assert found == ["P1"], "parse_all must call cls.parse"


def test_an_override_of_the_check_is_obeyed(exercise):
    _, Letter, _ = family(exercise)
    letter = attempt(Letter, "L1")
    assert letter.code == "L1", (
        "call self.valid, not Parcel.valid"
    )
    with pytest.raises(ValueError, match="P1"):
        Letter("P1")


def test_the_check_stays_static(exercise):
    stored = vars(exercise.Parcel)["valid"]
    assert isinstance(stored, staticmethod), (
        "valid stays static"
    )


def test_each_class_counts_its_own(exercise):
    Parcel, Letter, Express = family(exercise)
    for factory, code in [
        (Parcel, "P1"),
        (Parcel, "P2"),
        (Letter, "L1"),
        (Express, "P3"),
    ]:
        attempt(factory, code)
    found = [Parcel.made, Letter.made, Express.made]
    assert found == [2, 1, 1], (
        f"made is {found}, not [2, 1, 1]: cls.made += 1 reads "
        "the parent's number unless the subclass has its own"
    )


def test_a_new_subclass_starts_at_zero(exercise):
    attempt(exercise.Parcel, "P1")
    _, Letter, _ = family(exercise)
    assert Letter.made == 0, (
        "give each new class its own count in __init_subclass__"
    )
