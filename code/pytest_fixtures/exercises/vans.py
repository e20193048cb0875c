"""A factory fixture that brings every van back."""

from collections.abc import Callable

import pytest


@pytest.fixture
def rent(log: list[str]) -> Callable[[str], str]:
    """A function that rents vans for as long as a test runs.

    After the test every van is returned by ``give_back``, the
    last one first; also when the test failed, and also when
    giving back another van failed.
    """

    def rent_van(name: str) -> str:
        log.append(f"rent {name}")
        return name

    return rent_van


def give_back(name: str, log: list[str]) -> None:
    """Return a van; a broken one cannot be returned."""
    if "broken" in name:
        raise RuntimeError(f"{name} does not start")
    log.append(f"return {name}")
