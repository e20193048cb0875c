"""Exercise: one field for every class.

Complete ``Field(kind)``. It must serve ordinary classes and
classes with ``__slots__``, which reserve ``_grams`` for a field
``grams``. The tests say what each operation does.
"""


class Field:
    """Accepts values of one type; keeps one per instance."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    # Complete the class: four methods and the name.
