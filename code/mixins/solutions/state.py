"""The count before the first message is a class attribute; the
first message makes one on the object, which hides it. That is
safe because an integer cannot be changed in place: a list here
would be shared by all objects.

The two underscores make the name ``_Counted__count``, so that
no attribute of the class at hand is in the way, unless that
class is called Counted as well. In a class with ``__slots__``
and no ``__dict__`` the assignment would fail: there the class
has to declare the slot.
"""

from typing import Any


class Counted:
    """Mixin: counts the messages that this object sends."""

    __count = 0

    def send(self, text: str) -> None:
        """Let the class send the message, then count it."""
        service: Any = super()
        service.send(text)
        self.__count += 1

    @property
    def count(self) -> int:
        """How many messages went through this object."""
        return self.__count
