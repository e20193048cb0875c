"""Any ValueError will do."""

import pytest


# region pitfall
def weight(text: str) -> float:
    kilograms = float(text)
    if kilograms > 30:
        raise ValueError(f"{kilograms} kg is too heavy")
    return kilograms


def test_a_heavy_parcel_is_refused():
    with pytest.raises(ValueError):
        weight("31 kg")
# endregion pitfall


def test_weights():
    assert weight("30") == 30
    with pytest.raises(ValueError, match="too heavy"):
        weight("31")
