"""A function that promises a weight and can give None."""

from contextlib import suppress


def weight(parcels: dict[str, int], code: str) -> int:
    with suppress(KeyError):
        return parcels[code]
