"""``yield from`` runs one generator to its end, so turns need
``next`` and the ``StopIteration`` that it raises; its ``value``
is what the generator returned. The exception is caught around
the ``next`` alone, and the ``yield`` stands outside.

``ExitStack`` covers every way out: the end, an error in one of
them and ``GeneratorExit``. Closing a generator that has
finished, or has never started, does nothing, and the stack
closes the rest even if closing one of them raises.
"""

from collections.abc import Generator
from contextlib import ExitStack


def take_turns(
    *generators: Generator[str, None, int],
) -> Generator[str, None, list[int]]:
    results = [0] * len(generators)
    waiting = list(enumerate(generators))
    with ExitStack() as stack:
        for generator in generators:
            stack.callback(generator.close)
        while waiting:
            position, generator = waiting.pop(0)
            try:
                value = next(generator)
            except StopIteration as stop:
                results[position] = stop.value
            else:
                waiting.append((position, generator))
                yield value
    return results
