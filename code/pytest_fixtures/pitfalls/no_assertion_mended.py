"""The assertion is called, and misspelling it is an error."""

from unittest.mock import Mock


def test_the_parcel_is_booked():
    courier = Mock(spec=["book"])
    courier.book("P1")
    courier.book.assert_called_once_with("P1")
