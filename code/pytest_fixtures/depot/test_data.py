"""Rows of data, cases found at run time, and built-in fixtures."""

import logging

import pytest
from tariff import price

log = logging.getLogger("depot")


# region rows
@pytest.mark.parametrize(
    ("kilograms", "euros"),
    [
        pytest.param(0, 5, id="letter"),
        pytest.param(1, 7, id="parcel"),
        pytest.param(
            -1,
            5,
            id="negative",
            marks=pytest.mark.xfail(reason="DEPOT-17"),
        ),
    ],
)
def test_price(kilograms, euros):
    assert price(kilograms) == euros
# endregion rows


# region cases
def test_light_parcels_are_cheap(subtests):
    for kilograms in (1, 2, 3):
        with subtests.test(kilograms=kilograms):
            assert price(kilograms) < 11


async def test_track(): ...


def test_manifest(capsys, caplog):
    print("manifest written")
    log.warning("one parcel")
    assert capsys.readouterr().out == "manifest written\n"
    assert caplog.messages == ["one parcel"]
# endregion cases
