"""A subclass of an immutable type with a value of its own."""

from typing import Self


# region celsius
class Celsius(float):
    """A temperature that knows the sensor it came from."""

    sensor: str

    def __new__(cls, degrees: float, *, sensor: str) -> Self:
        self = super().__new__(cls, degrees)
        self.sensor = sensor
        return self

    def __getnewargs_ex__(
        self,
    ) -> tuple[tuple[float], dict[str, str]]:
        return (float(self),), {"sensor": self.sensor}
        # endregion celsius
