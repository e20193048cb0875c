"""A factory fixture that brings every van back.

The fixture's value is a function, and each call pushes its own
finalizer. pytest pops them in reverse order, runs all of them
even if one raises, and reports what they raised. A loop after
``yield`` would leave the vans behind the first broken one on
the road; ``contextlib.ExitStack`` with a ``yield`` inside is
the other right answer.
"""

from collections.abc import Callable

import pytest


@pytest.fixture
def rent(
    log: list[str], request: pytest.FixtureRequest
) -> Callable[[str], str]:
    """A function that rents vans for as long as a test runs."""

    def rent_van(name: str) -> str:
        log.append(f"rent {name}")
        request.addfinalizer(lambda: give_back(name, log))
        return name

    return rent_van


def give_back(name: str, log: list[str]) -> None:
    """Return a van; a broken one cannot be returned."""
    if "broken" in name:
        raise RuntimeError(f"{name} does not start")
    log.append(f"return {name}")
