"""Exercise: take turns.

``take_turns(*generators)`` yields one value of each generator
in turn until all have returned, and returns the list of their
return values, in the order of the arguments. If one of them
raises, or if the caller closes ``take_turns`` early, the others
are closed before the exception goes on.
"""

from collections.abc import Generator


def take_turns(
    *generators: Generator[str, None, int],
) -> Generator[str, None, list[int]]:
    for generator in generators:
        yield from generator
    return []
