"""A property outranks the instance's dictionary, so it can keep
its value there under its own name, which is where the old
pickles have it. Nothing needs to be converted, and new pickles
load in the old program too.

The alternative is ``_celsius`` with a ``__setstate__`` that
renames the key. It could also check old values, which this
solution does not: unpickling runs no setter.
"""

ABSOLUTE_ZERO = -273.15


class Chamber:
    """A cold room in a hub."""

    def __init__(self, celsius: float) -> None:
        self.celsius = celsius

    @property
    def celsius(self) -> float:
        """Temperature in degrees Celsius."""
        value: float = vars(self)["celsius"]
        return value

    @celsius.setter
    def celsius(self, value: float) -> None:
        if value < ABSOLUTE_ZERO:
            raise ValueError(f"{value} is below absolute zero")
        vars(self)["celsius"] = value
