"""What happens after suppression is written down."""

from contextlib import suppress


def weight(parcels: dict[str, int], code: str) -> int:
    with suppress(KeyError):
        return parcels[code]
    return 0
