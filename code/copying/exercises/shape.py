"""Exercise: prove that it is a copy.

Complete ``same_shape``: the assertion that ``==`` cannot make.
"""

from typing import Any


def same_shape(a: Any, b: Any) -> bool:
    """Whether ``b`` could be a deep copy of ``a``.

    The graphs consist of lists and dictionaries, with strings
    and numbers as keys and leaves. True if the values are
    equal, two paths meet in one container in ``a`` exactly
    where they do in ``b``, and the two graphs have no container
    in common. Dictionaries must have the same keys; their
    order does not count.
    """
    raise NotImplementedError(
        "complete same_shape(): walk both graphs at once"
    )
