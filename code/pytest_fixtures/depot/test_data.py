"""Rows of data, and a test that nothing runs."""

import pytest
from tariff import price


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
async def test_track(): ...
# endregion cases
