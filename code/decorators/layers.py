"""Show what stands between a name and the function it had."""

from collections.abc import Iterator
from typing import Any


# region layers
def layers(target: Any) -> Iterator[str]:
    """Describe each layer, outermost first."""
    while True:
        code = getattr(target, "__code__", None)
        if code is None:
            yield type(target).__qualname__
        else:
            yield code.co_qualname
        if not hasattr(target, "__wrapped__"):
            return
        target = target.__wrapped__


# endregion layers
