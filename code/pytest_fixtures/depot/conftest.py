"""Fixtures for every test below this directory."""

import os
from collections.abc import Callable, Generator, Iterator

import pytest
from courier import Courier, FakeCourier, HttpCourier
from sandbox import Sandbox

pytest.register_assert_rewrite("checks")


# region outcome
failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[failed] = report.failed
    return report


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if request.node.stash.get(failed, True):
        print("keep the screenshot")
# endregion outcome


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
        yield os.environ.get("COURIER_SANDBOX", server.url)


@pytest.fixture(params=["fake", "http"])
def courier(request: pytest.FixtureRequest) -> Courier:
    if request.param == "fake":
        return FakeCourier()
    return HttpCourier(request.getfixturevalue("sandbox"))
# endregion sandbox
