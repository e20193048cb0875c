"""An annotation that claims the manager may suppress."""


class Gate:
    def __enter__(self) -> None: ...

    def __exit__(self, *details: object) -> bool:
        return False
