"""Grades exercise ``tariffs``: the order, and the calls."""

from types import FunctionType

import pytest

from profiling_programs.call_counter import calls_of


@pytest.fixture(autouse=True)
def untouched(exercise):
    """The exercise says: do not change ``tariff``."""
    if not isinstance(exercise.tariff, FunctionType):
        pytest.fail(
            "leave tariff as it is, without a cache around it",
            pytrace=False,
        )


def made(exercise, *zones):
    return [
        exercise.Parcel(number, zone)
        for number, zone in enumerate(zones)
    ]


def test_parcels_come_by_price(exercise):
    parcels = made(exercise, "Oslo", "Turin", "Riga", "Bern")
    prices = [
        exercise.tariff(parcel.zone)
        for parcel in exercise.cheapest_first(parcels)
    ]
    assert prices == sorted(prices), (
        "the cheapest parcel must come first"
    )


def test_equal_prices_keep_their_order(exercise):
    parcels = made(exercise, "Oslo", "Turin", "Oslo", "Turin")
    ordered = exercise.cheapest_first(parcels)
    for zone in ("Oslo", "Turin"):
        numbers = [p.number for p in ordered if p.zone == zone]
        assert numbers == sorted(numbers), (
            "parcels of equal price must keep their order"
        )


def test_zones_of_equal_price_keep_their_order(
    exercise, monkeypatch
):
    monkeypatch.setattr(exercise, "tariff", lambda zone: 1)
    parcels = made(exercise, "Turin", "Oslo", "Turin")
    assert exercise.cheapest_first(parcels) == parcels, (
        "only the price may decide, not the zone's name"
    )


def test_the_tariff_is_asked_once_for_each_zone(exercise):
    parcels = made(exercise, *("Oslo", "Turin", "Riga") * 20)
    with calls_of(exercise.tariff) as counts:
        exercise.cheapest_first(parcels)
    assert counts["tariff"] <= 3, (
        f"tariff was called {counts['tariff']} times "
        "for 60 parcels in 3 zones"
    )


def test_the_tariff_is_asked_at_all(exercise):
    with calls_of(exercise.tariff) as counts:
        exercise.cheapest_first(made(exercise, "Oslo", "Riga"))
    assert counts["tariff"], (
        "prices come from tariff, not from a table of your own"
    )


def test_prices_are_not_kept_between_calls(
    exercise, monkeypatch
):
    parcels = made(exercise, "Oslo", "Riga")
    exercise.cheapest_first(parcels)
    prices = {"Oslo": 2, "Riga": 1}
    monkeypatch.setattr(exercise, "tariff", prices.get)
    assert [
        p.zone for p in exercise.cheapest_first(parcels)
    ] == [
        "Riga",
        "Oslo",
    ], "tariffs change: ask for them anew in each call"
