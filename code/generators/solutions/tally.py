"""A generator function cannot start its own generator, so a
plain function makes the generator and runs it to its first
``yield``. The body waits in one place, and each of the three
ways to wake it has its branch: a value, ``Void``, and
``GeneratorExit``, whose branch returns what ``close`` returns.

A ``Void`` thrown into the generator before its first ``yield``
would be raised at the top of the body, outside the ``try``. The
priming sees to it that nobody can do that.
"""

from collections.abc import Generator


class Void(Exception):
    """Take back the last value."""


def tally() -> Generator[int, int, list[int]]:
    generator = _tally()
    next(generator)
    return generator


def _tally() -> Generator[int, int, list[int]]:
    kept: list[int] = []
    while True:
        try:
            grams = yield sum(kept)
        except Void:
            del kept[-1:]
        except GeneratorExit:
            return kept
        else:
            kept.append(grams)
