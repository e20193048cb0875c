"""A fixture that knows whether its test failed."""


def test_passes(screen): ...


def test_fails(screen):
    assert 2 == 1
