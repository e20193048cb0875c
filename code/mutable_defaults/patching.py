"""Three states of an argument: omitted, None, a value."""

# region missing
from enum import Enum
from typing import Final, Literal


class Missing(Enum):
    """The type of MISSING, and its only member."""

    MISSING = "MISSING"


MISSING: Final = Missing.MISSING


def patch(
    record: dict[str, str | None],
    *,
    email: str | Literal[Missing.MISSING] | None = MISSING,
) -> dict[str, str | None]:
    """Return the record with a new email, None included."""
    if email is MISSING:
        return record
    return {**record, "email": email}
    # endregion missing
