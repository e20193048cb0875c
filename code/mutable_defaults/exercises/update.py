"""Exercise: omitted is not None.

Complete ``MISSING`` and ``update``. On 3.15 the builtin
``sentinel`` would do; write what 3.13 can run too.
"""

from typing import Any

MISSING: Any = None  # Replace it: None is a legal email.


def update(
    user: dict[str, Any], *, email: Any = MISSING
) -> dict[str, Any]:
    """Return a copy of ``user`` with the email given.

    Without the argument the email stays; None removes the
    address but keeps the key.
    """
    raise NotImplementedError(
        "complete update(): three cases, one parameter"
    )
