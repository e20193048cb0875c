"""The message tells the two errors apart."""

import pytest


def weight(text: str) -> float:
    kilograms = float(text)
    if kilograms > 30:
        raise ValueError(f"{kilograms} kg is too heavy")
    return kilograms


def test_a_heavy_parcel_is_refused():
    with pytest.raises(ValueError, match=r"^31\.0 kg is too heavy$"):
        weight("31")
