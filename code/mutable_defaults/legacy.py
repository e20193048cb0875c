"""A module as one finds it: seven defaults, four faults."""

import functools

EMPTY: list[str] = []


def tag(parcel: str, tags: list[str] = EMPTY) -> list[str]:
    """Share a list that hides behind a name."""
    tags.append(parcel)
    return tags


def route(*, stops: dict[str, int] = {}) -> int:  # noqa: B006
    """Share a dict in a keyword-only default."""
    return len(stops)


@functools.cache
def price(grams: int, steps: tuple[int, ...] = (1, 2)) -> int:
    """Default to a tuple of numbers: no fault."""
    return grams * len(steps)


class Hub:
    """Faults in methods of each kind."""

    def __init__(self, name: str, bays: list[int] = []) -> None:  # noqa: B006
        self.name = name
        self.bays = bays

    @classmethod
    def of(cls, names: set[str] = set()) -> int:  # noqa: B006
        """Share a set that a call has made."""
        return len(names)

    @staticmethod
    def limit(value: int = 3, unit: str | None = None) -> str:
        """Default to constants: no fault."""
        return f"{value}{unit or ''}"
