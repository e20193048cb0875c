"""A double that notices when the courier's interface moves."""

from typing import Any
from unittest.mock import Mock


def double_of(courier: Any) -> Any:
    """A stand-in for a courier like this one.

    ``courier`` is a real object. Its double answers ``book``
    with the number "B1", shows the real ``url``, and refuses
    whatever the real one would refuse.
    """
    double = Mock()
    double.book.return_value = "B1"
    return double
