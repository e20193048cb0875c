"""Exercise: a cache that does not keep its owners alive.

``per_owner`` decorates a function of one argument, the owner,
and remembers its result for as long as the owner lives. As it
stands it keeps every owner forever, mixes up owners that are
equal, and fails for owners that cannot be hashed. Mend all
three. Results do not refer to their owners.
"""

from collections.abc import Callable


def per_owner[O, R](
    function: Callable[[O], R],
) -> Callable[[O], R]:
    """Remember one result for each owner."""
    results: dict[O, R] = {}

    def cached(owner: O) -> R:
        if owner not in results:
            results[owner] = function(owner)
        return results[owner]

    return cached
