"""Exercise: a namespace that refuses duplicates.

A class whose metaclass is ``Strict`` may not define two plain
functions under one name: the second raises TypeError, and the
message contains the name. Everything else goes on working.
"""


class Strict(type):
    """Refuses a second function under one name."""

    # Complete the class: which hook sees each definition?
