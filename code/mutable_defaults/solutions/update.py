"""An enum with one member is a sentinel on every version: it
has a repr, is never copied, unpickles to itself, and type
checkers narrow it with ``is``. From 3.15 on, write
``MISSING = sentinel("MISSING")`` at module level.
"""

from enum import Enum
from typing import Any, Final


class Missing(Enum):
    """The type of MISSING, and its only member."""

    MISSING = "MISSING"


MISSING: Final = Missing.MISSING


def update(
    user: dict[str, Any], *, email: Any = MISSING
) -> dict[str, Any]:
    """Return a copy of ``user`` with the email given."""
    if email is MISSING:
        return dict(user)
    return {**user, "email": email}
