"""A patch replaces a name; the question is whose."""

from unittest.mock import patch

from invoices import invoice
from labels import label


# region names
def test_patch_where_it_is_defined():
    with patch("tariff.price", return_value=99):
        assert invoice(1) == "Please pay 99 EUR"
        assert label(1) == "1 kg: 7 EUR"


def test_patch_where_it_is_looked_up(monkeypatch):
    monkeypatch.setattr("labels.price", lambda kilograms: 99)
    assert label(1) == "1 kg: 99 EUR"
    assert invoice(1) == "Please pay 7 EUR"
# endregion names
