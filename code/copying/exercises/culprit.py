"""Exercise: which part cannot be copied?

Complete ``culprit``, for lists, tuples, dictionaries and
instances with a ``__dict__``.
"""

from typing import Any


def culprit(x: Any) -> str | None:
    """Return the path to the first part that cannot be copied.

    The path is written as Python would reach it from ``x``:
    ``[2]``, ``['city']``, ``.lock``, one after the other, and
    "" if ``x`` itself is at fault. None: ``deepcopy(x)`` works.
    Any exception of ``deepcopy`` counts as a refusal.
    """
    raise NotImplementedError(
        "complete culprit(): try the parts one by one"
    )
