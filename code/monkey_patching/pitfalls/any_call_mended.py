"""The stand-in has the signature of the original."""

from unittest import mock


def test_quote() -> None:
    name = "monkey_patching.tariff.price"
    with mock.patch(name, autospec=True, return_value=0) as price:
        from monkey_patching.office import quote

        assert quote(100) == 0
        price.assert_called_once_with(100)
