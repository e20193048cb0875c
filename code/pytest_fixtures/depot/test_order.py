"""Which fixture comes first, and why."""

import pytest


# region order
@pytest.fixture(scope="session")
def network(): ...


@pytest.fixture(scope="module")
def hub(network): ...


@pytest.fixture
def parcel(hub): ...


@pytest.fixture
def label(parcel): ...


@pytest.fixture(autouse=True)
def clock(): ...


def test_label(label, hub): ...
# endregion order
