"""A parameter that goes through a fixture instead of around it."""

import pytest


# region indirect
@pytest.fixture
def parcel(request, tmp_path):
    path = tmp_path / request.param
    path.write_text("to Oslo")
    return path


@pytest.mark.parametrize("parcel", ["P1", "P2"], indirect=True)
def test_address(parcel):
    assert parcel.read_text() == "to Oslo"
# endregion indirect
