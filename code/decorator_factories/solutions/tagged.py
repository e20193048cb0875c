"""Solution: target positional only, options keyword only.

The two never meet; no option can be taken for the target.
The default of ``tag`` is ``None`` since ``""`` is a tag.
"""

from functools import partial
from typing import Any


def tagged(
    function: Any = None, /, *, tag: str | None = None
) -> Any:
    if function is None:
        return partial(tagged, tag=tag)
    if not callable(function):
        raise TypeError(f"write tag={function!r}, by keyword")
    function.tag = function.__name__ if tag is None else tag
    return function
