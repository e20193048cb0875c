"""Exercise: a cache that forgets by age and by disuse.

Complete ``Expiring``. ``get`` returns a value that was put
less than ``seconds`` ago, and makes its key the most recently
used; otherwise it returns None and the key is gone. ``put``
starts the age anew. When more than ``maxsize`` keys would be
held, the expired ones go first, then the least recently used.
``clock`` is called for the time.
"""

from collections.abc import Callable


class Expiring:
    def __init__(
        self,
        maxsize: int,
        seconds: float,
        clock: Callable[[], float],
    ) -> None:
        self.maxsize, self.seconds = maxsize, seconds
        self.clock = clock

    def get(self, key: str) -> int | None:
        raise NotImplementedError(
            "complete get(): a value that has not expired"
        )

    def put(self, key: str, value: int) -> None:
        raise NotImplementedError(
            "complete put(): store, then evict if too many"
        )

    def __len__(self) -> int:
        raise NotImplementedError("complete __len__()")
