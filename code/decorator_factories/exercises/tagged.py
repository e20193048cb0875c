"""Exercise: all spellings of one decorator.

``tagged`` sets the attribute ``tag`` of a function and returns
the function itself. Make it work as ``@tagged`` (the tag is the
function's name), as ``@tagged()`` and as ``@tagged(tag="x")``.
``@tagged("x")`` is a TypeError that says ``tag=``. A tag may be
any string, the empty one included.
"""

from typing import Any


def tagged(tag: str = "") -> Any:
    def decorator(function: Any) -> Any:
        function.tag = tag or function.__name__
        return function

    return decorator
