"""``__dictoffset__`` says whether instances of a class have a
dictionary: 0 is no, whatever the class declares. Walking the
MRO from ``object`` on, the first class with another value is
the one that brought it.

Looking for a missing ``__slots__`` does not work: classes
written in C (``object``, ``typing.Generic``, ``Exception``)
have none and differ in what they bring, and ``__slots__`` may
list ``__dict__``.
"""


def who_adds_dict(cls: type) -> type | None:
    """Return the first culprit, looking from the far end."""
    for owner in reversed(cls.__mro__):
        if owner.__dictoffset__ != 0:
            return owner
    return None
