"""A test that compares and does not assert."""


def price(grams: int) -> int:
    return 500 if grams < 2000 else 900


# region pitfall
def test_price() -> None:
    price(500) == 900
    # endregion pitfall
