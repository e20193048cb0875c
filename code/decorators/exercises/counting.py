"""Exercise: a count for each instance.

``Counted`` counts the calls of a function. On a method it loses
``self``. Complete it: methods bind, ``hub.sort.calls`` counts
the calls through that hub only, ``Hub.sort`` is the ``Counted``
itself, hubs that compare equal are counted apart, a copied hub
is called as itself, an override that calls ``super().sort()``
leaves both counts right, and no hub is kept alive by its count.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any


class Counted:
    def __init__(self, function: Callable[..., Any]) -> None:
        update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        return self.function(*args, **kwargs)

    # Complete the class: which two methods does a descriptor
    # need that wants to know its name and to bind?
