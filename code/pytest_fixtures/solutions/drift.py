"""A double that notices when the courier's interface moves.

``create_autospec`` is given the *object*, so that it sees the
attributes that ``__init__`` set; from the class it would know
the methods alone. Each method carries the signature of the
original, and an ``async def`` becomes an ``AsyncMock``. For the
``url`` autospec invents another mock, so the real value is
copied. ``spec_set=True`` closes the last gap: an attribute that
the courier does not have cannot be assigned either.
"""

from typing import Any
from unittest.mock import create_autospec


def double_of(courier: Any) -> Any:
    """A stand-in for a courier like this one."""
    double = create_autospec(courier, spec_set=True)
    double.book.return_value = "B1"
    double.url = courier.url
    return double
