"""The same job written twice: fill vans in order of arrival."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, islice
from operator import itemgetter

type State = tuple[int, int, int]


# region loop
def by_loop(
    weights: Iterable[int], limit: int
) -> Iterator[list[int]]:
    """Yield what goes into each van."""
    van: list[int] = []
    load = 0
    for weight in weights:
        if van and load + weight > limit:
            yield van
            van, load = [], 0
        van.append(weight)
        load += weight
    if van:
        yield van
        # endregion loop


# region pipeline
def by_pipeline(
    weights: Iterable[int], limit: int
) -> Iterator[list[int]]:
    """Do the same with accumulate and groupby."""

    def place(state: State, weight: int) -> State:
        van, load, _ = state
        if load and load + weight > limit:
            return van + 1, weight, weight
        return van, load + weight, weight

    placed = accumulate(weights, place, initial=(0, 0, 0))
    numbered = islice(placed, 1, None)
    for _, run in groupby(numbered, key=itemgetter(0)):
        yield [weight for _, _, weight in run]
        # endregion pipeline
