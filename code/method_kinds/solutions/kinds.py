"""The first class in the MRO that stores the name decides, and
the *type* of what it stores is the answer.

``getattr`` would run descriptors. ``inspect.getattr_static``
would not, but asked about a class it also looks at the
metaclass, which the task excludes.
"""

from types import FunctionType

KINDS = {
    FunctionType: "method",
    classmethod: "class method",
    staticmethod: "static method",
    property: "property",
}


def kind(cls: type, name: str) -> str:
    """Return the kind of the attribute ``name`` of ``cls``."""
    for ancestor in cls.__mro__:
        if name in vars(ancestor):
            stored = vars(ancestor)[name]
            for stored_type, label in KINDS.items():
                if isinstance(stored, stored_type):
                    return label
            return "data"
    raise AttributeError(name)
