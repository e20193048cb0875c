"""What ``type.__call__`` does, written in Python.

``call(cls, ...)`` is ``cls(...)`` for a class whose metaclass
does not define ``__call__``. Left out: CPython refuses types
that cannot be created from Python, and a wrong number of
arguments for ``type`` itself, with messages of their own.
"""

from typing import Any


# region call
def call(cls: type, /, *args: Any, **kwargs: Any) -> Any:
    """Do what ``cls(*args, **kwargs)`` does."""
    if cls is type and len(args) == 1 and not kwargs:
        return type(args[0])
    made = cls.__new__(cls, *args, **kwargs)
    if cls in type(made).__mro__:
        initialize(made, *args, **kwargs)
    return made
    # endregion call


# region initialize
def initialize(made: Any, /, *args: Any, **kwargs: Any) -> None:
    """Run the ``__init__`` of the object's own class."""
    owner = type(made)
    raw = next(
        vars(cls)["__init__"]
        for cls in owner.__mro__
        if "__init__" in vars(cls)
    )
    bind = getattr(type(raw), "__get__", None)
    method = bind(raw, made, owner) if bind else raw
    result = method(*args, **kwargs)
    if result is not None:
        kind = type(result).__name__
        raise TypeError(
            f"__init__() should return None, not '{kind}'"
        )
    # endregion initialize
