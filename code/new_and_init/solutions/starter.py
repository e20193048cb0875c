"""Two questions. Whether ``__init__`` is called at all depends
on the real class of the object: ``cls`` must be in its MRO.
``isinstance`` would also believe a ``__class__`` property and
an ABC's register. Which ``__init__`` is called is an ordinary
lookup on that class, so the first class of *its* MRO that
defines one runs it. ``object`` defines one, so somebody does.
"""


def starter(cls: type, made: object) -> type | None:
    """Return the class whose ``__init__`` runs, or None."""
    order = type(made).__mro__
    if cls not in order:
        return None
    return next(c for c in order if "__init__" in vars(c))
