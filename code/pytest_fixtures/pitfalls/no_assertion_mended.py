"""The assertion is called, and inventing another is an error."""

from unittest.mock import create_autospec

import pytest


class Courier:
    def book(self, parcel: str) -> str:
        return f"booked {parcel}"


def test_the_parcel_is_booked():
    courier = create_autospec(Courier, instance=True)
    courier.book("P1")
    courier.book.assert_called_once_with("P1")
    with pytest.raises(AttributeError, match="was_called_with"):
        courier.book.was_called_with("P1")
