"""The same behavior through the seams."""

from datetime import datetime

import pytest
from courier import FakeCourier
from depot import dispatch


# region seam
@pytest.mark.parametrize(
    ("hour", "booked"),
    [(16, ["P1"]), (17, [])],
    ids=["before five", "from five on"],
)
def test_dispatch(hour, booked):
    courier = FakeCourier()
    dispatch("P1", courier, lambda: datetime(2026, 3, 2, hour))
    assert list(courier.bookings.values()) == booked
# endregion seam
