"""Exercise: a method for the class and for the instance.

Complete ``either``, a decorator. Its function is bound to the
instance if the attribute was read on one, and otherwise to the
class. An instance may still hold an attribute of that name.
"""

from collections.abc import Callable
from typing import Any


class either:
    """Decorator: bind to the instance, or else to the class."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    # Complete the class: what does the dot call?
