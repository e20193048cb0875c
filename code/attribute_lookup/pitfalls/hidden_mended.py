"""The fallback is hidden from mypy, and the names are declared."""

from typing import TYPE_CHECKING


class Record:
    weight: int

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            if name != "weight":
                raise AttributeError(f"no {name!r}")
            return 0


def cost(record: Record) -> int:
    weight: int = record.weight
    return 3 * weight
