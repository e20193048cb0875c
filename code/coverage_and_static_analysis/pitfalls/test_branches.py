from tariff_mended import price


# region branches
def test_light() -> None:
    assert price(500, express=True) == 800


def test_heavy() -> None:
    assert price(3000, express=False) == 900
    # endregion branches
