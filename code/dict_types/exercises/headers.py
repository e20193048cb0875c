"""Exercise: headers whose case does not matter.

Complete ``Headers``, so that every way into the mapping,
the constructor and ``update`` included, ignores the case of
a name, and iteration shows each name as first written.
"""

from collections.abc import Iterable, Iterator, MutableMapping


class Headers(MutableMapping[str, str]):
    def __init__(
        self, pairs: Iterable[tuple[str, str]] = ()
    ) -> None:
        raise NotImplementedError(
            "complete Headers: five methods, and __init__"
        )

    def __getitem__(self, name: str) -> str:
        raise NotImplementedError

    def __setitem__(self, name: str, value: str) -> None:
        raise NotImplementedError

    def __delitem__(self, name: str) -> None:
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
