"""Grades exercise ``untangle``."""

from itertools import permutations


def test_the_basic_price(exercise):
    assert exercise.quote(1_000) == 400


def test_each_charge_alone(exercise):
    quote = exercise.quote
    assert quote(1_000, exercise.fuel) == 440
    assert quote(1_000, exercise.express) == 800
    assert quote(1_000, exercise.insured(10_000)) == 500


def test_bulky_depends_on_the_weight(exercise):
    assert exercise.quote(2_000, exercise.bulky) == 500, (
        "2,000 grams are not more than 2,000"
    )
    assert exercise.quote(2_001, exercise.bulky) == 1_000


def test_the_old_combinations(exercise):
    fuel, express = exercise.fuel, exercise.express
    assert exercise.quote(1_000, fuel, express) == 880
    found = exercise.quote(3_000, express, exercise.bulky)
    assert found == 1_700, "what BulkyQuote returned"


def test_the_wish_that_did_not_fit(exercise):
    found = exercise.quote(
        1_000, exercise.insured(5_000), exercise.express
    )
    assert found == 900


def test_order_is_the_callers(exercise):
    charges = [exercise.fuel, exercise.express, exercise.bulky]
    prices = {
        exercise.quote(3_000, *order)
        for order in permutations(charges)
    }
    assert prices == {1_820, 1_870, 2_320, 2_420}, (
        "apply the charges in the order in which they come"
    )


def test_a_charge_may_be_asked_for_twice(exercise):
    found = exercise.quote(
        1_000, exercise.express, exercise.express
    )
    assert found == 1_600, (
        "no class could have been listed twice"
    )


def test_two_insurances_keep_their_values(exercise):
    small, large = (
        exercise.insured(100),
        exercise.insured(9_000),
    )
    assert exercise.quote(0, small) == 301
    assert exercise.quote(0, large) == 390


def test_a_charge_of_your_own(exercise):
    def loyal(price, weight):
        return price - 50

    assert exercise.quote(1_000, loyal) == 350
