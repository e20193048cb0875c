"""The hook is found in the module's dictionary and called with
the name. The old name is not stored, so each use warns and the
value is never out of date.

``stacklevel=2`` is the code that used the dot. Names that the
hook does not know, ``__path__`` among them, must end in
AttributeError, or the import system takes the module for a
package.
"""

import warnings as _warnings

EXPRESS = 12
NORMAL = 5


def __getattr__(name: str) -> int:
    if name == "RUSH":
        _warnings.warn(
            "RUSH is deprecated, use EXPRESS",
            DeprecationWarning,
            stacklevel=2,
        )
        return EXPRESS
    raise AttributeError(
        f"module {__name__!r} has no attribute {name!r}"
    )


def __dir__() -> list[str]:
    return [name for name in globals() if name[0] != "_"]
