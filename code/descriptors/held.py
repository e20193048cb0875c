"""Count the bound methods that exist at this moment."""

import gc
from types import MethodType


# region held
def bound_methods(owner: object) -> int:
    """Count the live methods that are bound to ``owner``."""
    return sum(
        isinstance(user, MethodType) and user.__self__ is owner
        for user in gc.get_referrers(owner)
    )
    # endregion held
