"""The stand-in accepts what it happens to be given."""

from unittest import mock


def test_quote() -> None:
    with mock.patch("monkey_patching.tariff.price", lambda grams: 0):
        from monkey_patching.office import quote

        assert quote(100) == 0
