"""A parametrized fixture of module scope regroups the tests."""

import pytest


# region hubs
@pytest.fixture(scope="module", params=["oslo", "turin"])
def hub(request):
    return request.param


def test_opens(hub): ...


def test_price_list(): ...


def test_closes(hub): ...
# endregion hubs
