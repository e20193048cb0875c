"""Grades exercise ``money``."""

from itertools import product
from secrets import randbelow

import pytest


class Agreeable:
    """A stranger that equals all it meets."""

    def __eq__(self, other):
        return True


def test_equal_values(exercise):
    cents = randbelow(10_000)
    one, two = (exercise.Money(cents, "EUR") for _ in "ab")
    assert one == two, (
        "the same cents and currency must be equal: "
        "define __eq__ over both"
    )
    differ = one != two
    assert not differ, "!= must be the opposite of =="


@pytest.mark.parametrize("other", [(501, "EUR"), (500, "USD")])
def test_different_values(exercise, other):
    one = exercise.Money(500, "EUR")
    assert one != exercise.Money(*other), (
        f"500 EUR must not equal {other}"
    )


def test_the_case_of_the_currency(exercise):
    one = exercise.Money(500, "eur")
    two = exercise.Money(500, "EUR")
    assert one == two, "upper and lower case name one currency"


def test_strangers_may_answer(exercise):
    money = exercise.Money(500, "EUR")
    answer = type(money).__eq__(money, Agreeable())
    assert answer is NotImplemented, (
        f"__eq__ answered {answer!r} for a stranger; return "
        "NotImplemented"
    )
    assert money == Agreeable()
    assert money != 500


def test_a_tuple_is_a_stranger(exercise):
    answer = exercise.Money(5, "EUR").__eq__((5, "EUR"))
    assert answer is NotImplemented, "a tuple is not money"


def test_symmetry_with_a_subclass(exercise):
    class Refund(exercise.Money):
        """Adds nothing."""

    money, refund = (
        cls(500, "EUR") for cls in (exercise.Money, Refund)
    )
    assert money == refund, "Money == Refund: use isinstance"
    assert refund == money, "Refund == Money: use isinstance"
    assert hash(money) == hash(refund), (
        "equal, so the hash must not depend on the class"
    )


def test_equal_objects_hash_equal(exercise):
    names = ["EUR", "eur", "Eur", "USD"]
    made = [
        exercise.Money(cents, name)
        for cents, name in product([1, 2], names)
    ]
    for one, two in product(made, made):
        try:
            equal_hash = hash(one) == hash(two)
        except TypeError as error:
            pytest.fail(
                f"{error}: a class with __eq__ needs __hash__",
                pytrace=False,
            )
        if one == two:
            assert equal_hash, (
                f"{one.currency} and {two.currency} are equal "
                "and hash differently"
            )
    assert len(set(made)) == 4, "2 amounts in 2 currencies"


def test_the_hash_tells_values_apart(exercise):
    made = [exercise.Money(n, "EUR") for n in range(100)]
    assert len(set(map(hash, made))) > 50, (
        "nearly all hashes collide"
    )
