"""Exercise ``resolver``: a resolver that goes back."""

from collections.abc import Mapping
from typing import NamedTuple

type Number = tuple[int, int]


class Wanted(NamedTuple):
    """``name>=low,<high``."""

    name: str
    low: Number = (0, 0)
    high: Number = (99, 0)

    def fits(self, version: Number) -> bool:
        return self.low <= version < self.high


type Index = Mapping[str, Mapping[Number, list[Wanted]]]
type Chosen = dict[str, Number]


def resolve(
    wanted: list[Wanted],
    index: Index,
    chosen: Chosen | None = None,
) -> Chosen | None:
    """One version for each name needed, or None."""
    chosen = dict(chosen or {})
    for requirement in wanted:
        # TODO: this takes the newest and never goes back, nor
        # does it look at what the chosen version requires.
        versions = index.get(requirement.name, {})
        chosen[requirement.name] = max(versions)
    return chosen
