"""Assertions on a mock that assert nothing."""

from unittest.mock import Mock


# region pitfall
def test_the_parcel_is_booked():
    courier = Mock()
    courier.book.assert_called_once_with
    assert courier.book.was_called_with("P1")
# endregion pitfall
