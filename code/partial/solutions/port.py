"""Two attributes are functions, one is a method.

``staticmethod`` says "as it is" on every version: ``in_grams``
and ``oslo`` never wanted the scale. ``heavy`` did, and
``partialmethod`` hands it over as the first argument. A plain
partial would hand it over behind the frozen arguments, and on
3.14 only; with ``note`` frozen by keyword that happens to work.
"""

from functools import partial, partialmethod


def convert(factor: int, amount: int) -> int:
    return factor * amount


def label(hub: str, grams: int) -> str:
    return f"{hub}: {grams} g"


class Scale:
    def __init__(self, grams: int = 0) -> None:
        self.grams = grams

    def weigh(self, note: str) -> str:
        return f"{self.grams} g, {note}"

    in_grams = staticmethod(partial(convert, 1000))
    oslo = staticmethod(partial(label, "Oslo"))
    heavy = partialmethod(weigh, note="heavy")
