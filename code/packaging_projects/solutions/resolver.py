"""The requirements still open are a list, the decisions made a
dictionary. The first requirement is checked against a decision
or becomes one; each candidate continues with a list and a
dictionary of its own, so that going back undoes nothing.

A name that was decided is only checked, which also ends the
recursion when packages require each other. The version that
the first requirement prefers may exclude a newer one of
another package: the answer is valid, and "newest" depends on
the order of the requirements.
"""

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
    chosen = chosen or {}
    if not wanted:
        return chosen
    first, *rest = wanted
    if first.name in chosen:
        if not first.fits(chosen[first.name]):
            return None
        return resolve(rest, index, chosen)
    releases = index.get(first.name, {})
    for version in sorted(releases, reverse=True):
        if first.fits(version):
            answer = resolve(
                rest + releases[version],
                index,
                chosen | {first.name: version},
            )
            if answer is not None:
                return answer
    return None
