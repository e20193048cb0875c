"""``yield from``, written as a loop that a test compares."""

from collections.abc import Generator, Iterable
from functools import partial
from typing import Any


# region delegate
def delegate(source: Iterable[Any]) -> Generator[Any, Any, Any]:
    """Do what ``return (yield from source)`` does."""
    inner = iter(source)
    step = partial(resume, inner, None)
    while True:
        try:
            value = step()
        except StopIteration as stop:
            return stop.value
        try:
            sent = yield value
        except BaseException as error:
            step = partial(relay, inner, error)
        else:
            step = partial(resume, inner, sent)
    # endregion delegate


# region steps
def resume(inner: Any, sent: Any) -> Any:
    return next(inner) if sent is None else inner.send(sent)


def relay(inner: Any, error: BaseException) -> Any:
    if isinstance(error, GeneratorExit):
        if hasattr(inner, "close"):
            inner.close()
    elif hasattr(inner, "throw"):
        return inner.throw(error)
    raise error
    # endregion steps
