"""Three patches a test, because there is no seam."""

import os
from datetime import datetime
from unittest.mock import patch

from office import dispatch


# region patched
@patch("office.HttpCourier", autospec=True)
@patch("office.datetime", autospec=True)
@patch.dict(os.environ, COURIER="http://courier.test")
def test_morning(now, client):
    now.now.return_value = datetime(2026, 3, 2, 9, 30)
    client.return_value.book.return_value = "B1"
    assert dispatch("P1") == "B1"
    client.assert_called_once_with("http://courier.test")
    client.return_value.book.assert_called_once_with("P1")
# endregion patched
