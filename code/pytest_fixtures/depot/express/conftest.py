"""Fixtures for the tests of the express service."""

import pytest
from courier import FakeCourier


# region courier
@pytest.fixture
def courier() -> FakeCourier:
    return FakeCourier()
# endregion courier
