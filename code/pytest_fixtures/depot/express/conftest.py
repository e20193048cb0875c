"""Fixtures for the tests of the express service."""

import pytest


# region tariff
@pytest.fixture
def rates(rates: dict[str, int]) -> dict[str, int]:
    return {kind: 3 * price for kind, price in rates.items()}
# endregion tariff
