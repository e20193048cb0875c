"""The annotation says that nothing is suppressed."""


class Gate:
    def __enter__(self) -> None: ...

    def __exit__(self, *details: object) -> None: ...
