"""The first hit along the MRO is found without the dot, in
``vars`` of each class, and its *type* says what it is.

``vars(obj)`` would ask the object's ``__getattribute__`` for
``__dict__``; ``object.__getattribute__`` asks nobody. A data
descriptor without ``__get__`` does not win over the instance,
and if the instance has no such name, the descriptor itself is
the answer, like any plain value.
"""

from typing import Any

MISSING = object()


def find(cls: type, name: str) -> Any:
    """Return the first hit along the MRO."""
    for base in cls.__mro__:
        if name in vars(base):
            return vars(base)[name]
    return MISSING


def own_names(obj: object) -> Any:
    """Return the object's own dictionary, or nothing."""
    try:
        return object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return ()


def source(obj: object, name: str) -> str:
    """Name the rule that answers ``obj.name``."""
    found = find(type(obj), name)
    readable, *writers = (
        find(type(found), method) is not MISSING
        for method in ("__get__", "__set__", "__delete__")
    )
    if readable and any(writers):
        return "data descriptor"
    if name in own_names(obj):
        return "instance"
    if readable:
        return "non-data descriptor"
    if found is not MISSING:
        return "class"
    if find(type(obj), "__getattr__") is not MISSING:
        return "fallback"
    return "missing"
