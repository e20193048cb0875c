"""Exercise: a property that does not hide its errors.

An AttributeError that escapes the getter becomes a RuntimeError
that has it as its cause. Everything else is as for property,
"has no getter" included.
"""


class loud_property(property):
    """A property whose getter may not leak AttributeError."""
