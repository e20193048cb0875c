"""Exercise: a coroutine without a loop.

``straight(task)`` runs a coroutine that never suspends, and
returns its result; its errors come out as they are. If the
coroutine does suspend, it is closed, so that its ``finally``
blocks run, and ``RuntimeError`` is raised with a message that
contains the name (``__qualname__``) of the innermost coroutine
of the chain that waits, and of no other.
"""

from collections.abc import Coroutine
from typing import Any


def straight[T](task: Coroutine[Any, Any, T]) -> T:
    result: T = task.send(None)
    return result
