from tariff import price


# region lines
def test_light() -> None:
    assert price(500, express=True) == 800


def test_heavy() -> None:
    assert price(3000, express=True) == 1200
    # endregion lines
