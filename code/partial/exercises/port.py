"""Exercise: a class that survives the upgrade to 3.14.

The class was written for 3.13, where a partial in a class body
stays as it is. Change its three attributes, and only those, so
that 3.13 and 3.14 give the same results and 3.13 does not warn:

* ``in_grams`` converts kilos: ``Scale().in_grams(2)`` is 2000;
* ``oslo(grams)`` labels a weight with the hub ``Oslo``;
* ``heavy()`` labels this scale's own weight, and should have
  received the scale all along.
"""

from functools import partial


def convert(factor: int, amount: int) -> int:
    return factor * amount


def label(hub: str, grams: int) -> str:
    return f"{hub}: {grams} g"


class Scale:
    def __init__(self, grams: int = 0) -> None:
        self.grams = grams

    def weigh(self, note: str) -> str:
        return f"{self.grams} g, {note}"

    in_grams = partial(convert, 1000)
    oslo = partial(label, "Oslo")
    heavy = partial(weigh, note="heavy")
