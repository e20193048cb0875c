"""What the fake promises, the real client must keep."""

import pytest
from courier import Refused


# region contract
def test_a_parcel_is_booked_once(book):
    book("P1")
    with pytest.raises(Refused, match=r"^P1 is booked"):
        book("P1")


def test_a_cancelled_parcel_can_be_booked(courier, book):
    courier.cancel(courier.book("P2"))
    assert book("P2")


def test_an_unknown_booking_cannot_be_cancelled(courier):
    with pytest.raises(Refused, match=r"^no such booking$"):
        courier.cancel("B999")
# endregion contract
