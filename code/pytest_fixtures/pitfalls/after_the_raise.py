"""Statements behind the one that raises never run."""

import pytest


def test_a_refused_parcel_is_not_stored():
    shelf = ["P1"]
    with pytest.raises(ValueError, match="not in list"):
        shelf.remove("P2")
        assert shelf == []
