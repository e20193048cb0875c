"""What ``super(after, obj).name`` does, written in Python.

The function leaves out two things that the C function does: a
name that no class has is looked up on the super object itself,
as is ``__class__`` always; and a pair of arguments that does
not fit is refused with TypeError.
"""

from typing import Any


# region lookup
def super_lookup(after: type, obj: Any, name: str) -> Any:
    """Find ``name`` as ``super(after, obj).name`` would."""
    is_class = isinstance(obj, type) and issubclass(obj, after)
    start = obj if is_class else type(obj)
    position = start.__mro__.index(after) + 1
    for cls in start.__mro__[position:]:
        if name in vars(cls):
            found = vars(cls)[name]
            for kind in type(found).__mro__:
                if "__get__" in vars(kind):
                    get = vars(kind)["__get__"]
                    instance = None if is_class else obj
                    return get(found, instance, start)
            return found
    raise AttributeError(name)
    # endregion lookup
