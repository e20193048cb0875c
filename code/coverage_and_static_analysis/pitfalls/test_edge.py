from tariff_mended import price


# region edge
def test_edge() -> None:
    assert price(1999, express=False) == 500
    assert price(2000, express=False) == 900
    # endregion edge
