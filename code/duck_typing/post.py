"""A module is an object, so it can satisfy a protocol."""

CENTS = 300


def carry(parcel: str) -> int:
    """Carry the parcel for a flat price."""
    return CENTS
