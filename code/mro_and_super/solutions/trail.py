"""Walk the MRO of the instance's class. A class defines what
its own ``__dict__`` holds: ask ``vars(c)``, not ``hasattr``.

``next_provider`` cuts that walk after ``written_in``. The cut
is made in the MRO of ``used_by``: to cut in the MRO of
``written_in`` is to believe that super() means the parent.
"""


def providers(cls: type, name: str) -> list[type]:
    """Return the classes that define ``name``, in order."""
    return [c for c in cls.__mro__ if name in vars(c)]


def next_provider(
    written_in: type, used_by: type, name: str
) -> type | None:
    """Return the class where ``super().name`` is found."""
    if not issubclass(used_by, written_in):
        raise TypeError(f"{used_by} is no {written_in}")
    order = used_by.__mro__
    after = order[order.index(written_in) + 1 :]
    found = (c for c in providers(used_by, name) if c in after)
    return next(found, None)
