"""The fallback is hidden from mypy; the name is misspelled."""

from typing import TYPE_CHECKING


class Record:
    weight: int

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            return 0


def cost(record: Record) -> int:
    weight: int = record.wight
    return 3 * weight
