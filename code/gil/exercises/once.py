"""A value that is made when it is first needed, and made once."""

from collections.abc import Callable


class Once[T]:
    """``get`` calls ``make`` the first time only.

    With threads it does not: two that ask at the same moment both
    find nothing, and both make a value. Make it so that

    * ``make`` is not called while another thread is in it,
    * all callers get the same object, ``None`` included,
    * after an exception the next caller tries again.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._value: T | None = None

    def get(self) -> T:
        """The value."""
        if self._value is None:
            self._value = self._make()
        return self._value
