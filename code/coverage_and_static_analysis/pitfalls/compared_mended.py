"""The comparison is asserted."""


def price(grams: int) -> int:
    return 500 if grams < 2000 else 900


def test_price() -> None:
    assert price(500) == 500
