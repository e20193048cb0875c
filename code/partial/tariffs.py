"""A dispatch table whose entries can be read."""

from functools import partial


# region table
def charge(grams: int, *, base: int, per_kilo: int) -> int:
    """Return the price in cents; a kilo begun is charged."""
    return base + per_kilo * -(-grams // 1000)


TARIFFS = {
    "letter": partial(charge, base=110, per_kilo=0),
    "parcel": partial(charge, base=400, per_kilo=90),
    "express": partial(charge, base=900, per_kilo=150),
}


def per_kilo() -> dict[str, int]:
    """Read one figure out of every entry."""
    return {
        name: tariff.keywords["per_kilo"]
        for name, tariff in TARIFFS.items()
    }
    # endregion table
