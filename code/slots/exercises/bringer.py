"""Exercise: who brought the dictionary?

Complete ``who_adds_dict``. A class declares slots, and its
instances have a ``__dict__`` all the same. Name the class in
its MRO that is to blame.
"""


def who_adds_dict(cls: type) -> type | None:
    """Return the first culprit, looking from the far end.

    That is the class nearest to ``object`` in the MRO whose
    instances have a ``__dict__``. None: nobody has one.
    """
    raise NotImplementedError(
        "complete who_adds_dict(): ask each class of the MRO"
    )
