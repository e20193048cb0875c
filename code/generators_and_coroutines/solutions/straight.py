"""One ``send(None)`` is enough: a coroutine that never reaches
a bare ``yield`` runs to its end in it, and ``StopIteration``
carries its result.

If ``send`` returns, the coroutine is suspended. ``cr_await``
leads from coroutine to coroutine, down to the one that waits
for something else. The name is read before ``close``, which
clears the chain. Libraries that share code between a blocking
and an asynchronous interface use a runner like this one, with
back ends whose coroutines block and never suspend.
"""

from collections.abc import Coroutine
from types import CoroutineType
from typing import Any


def straight[T](task: Coroutine[Any, Any, T]) -> T:
    try:
        task.send(None)
    except StopIteration as stop:
        result: T = stop.value
        return result
    inner: Any = task
    while isinstance(inner.cr_await, CoroutineType):
        inner = inner.cr_await
    name = inner.__qualname__
    task.close()
    raise RuntimeError(f"{name} suspended")
