"""Exercise: a property that loads old pickles.

Make ``celsius`` a property that raises ValueError for anything
below -273.15, also when the chamber is made. Pickles of this
very version, whose state is ``{"celsius": 4}``, must load, read
correctly, and be guarded like any other chamber.
"""


class Chamber:
    """A cold room in a hub."""

    def __init__(self, celsius: float) -> None:
        self.celsius = celsius
