"""A generator that receives: values in, running average out."""

from collections.abc import Generator


# region average
def averager() -> Generator[float, float, int]:
    """Yield the average so far; return how many were sent."""
    total = 0.0
    count = 0
    average = 0.0
    try:
        while True:
            total += yield average
            count += 1
            average = total / count
    except GeneratorExit:
        return count
    # endregion average


# region object
class Average:
    """The same memory, held by an object."""

    def __init__(self) -> None:
        self.total = 0.0
        self.count = 0

    def add(self, value: float) -> float:
        self.total += value
        self.count += 1
        return self.total / self.count
        # endregion object
