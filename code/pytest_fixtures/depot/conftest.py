"""Fixtures for every test below this directory."""

from collections.abc import Callable, Iterator

import pytest
from courier import Courier, FakeCourier, HttpCourier
from sandbox import Sandbox

pytest.register_assert_rewrite("checks")


# region tariff
@pytest.fixture
def rates() -> dict[str, int]:
    return {"letter": 2, "parcel": 7}
# endregion tariff


# region booked
@pytest.fixture
def book(
    courier: Courier, request: pytest.FixtureRequest
) -> Callable[[str], str]:
    def book(parcel: str) -> str:
        number = courier.book(parcel)
        request.addfinalizer(lambda: courier.cancel(number))
        return number

    return book
# endregion booked


# region sandbox
@pytest.fixture(scope="session")
def sandbox() -> Iterator[str]:
    """The address of a courier company to play with."""
    with Sandbox() as server:
        yield server.url


@pytest.fixture(params=["fake", "http"])
def courier(request: pytest.FixtureRequest) -> Courier:
    if request.param == "fake":
        return FakeCourier()
    return HttpCourier(request.getfixturevalue("sandbox"))
# endregion sandbox
