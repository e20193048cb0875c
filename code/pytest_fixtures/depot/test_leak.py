"""Two tests that share what the second one needs."""

import pytest


# region leak
@pytest.fixture(scope="module")
def booked():
    return []


def test_book(booked):
    booked.append("P1")
    assert booked == ["P1"]


def test_count(booked):
    assert len(booked) == 1
# endregion leak
