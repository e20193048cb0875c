"""Exercise: what kind of attribute is it?

Complete ``kind``. It is asked about classes that you did not
write, so it must run none of their code: no getter, no
``__get__``.
"""


def kind(cls: type, name: str) -> str:
    """Return the kind of the attribute ``name`` of ``cls``.

    One of "method", "class method", "static method",
    "property", "data". Inherited attributes count, those of
    the metaclass do not. Raises AttributeError if no class
    in the MRO has the name.
    """
    return "data"
