"""Exercise: mark the last stop.

Complete ``mark_last``. The stops come from any iterable, also
from a generator whose end is not known. Read one stop ahead and
no further. ``None`` is a stop like any other.
"""

from collections.abc import Iterable, Iterator


def mark_last[T](
    stops: Iterable[T],
) -> Iterator[tuple[T, bool]]:
    """Yield each stop and whether it is the last."""
    raise NotImplementedError(
        "complete mark_last(): yield (stop, is_last)"
    )
