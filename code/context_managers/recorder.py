"""A manager that tells what happens to it."""

from types import TracebackType


# region recorder
class Gate:
    """Notes opening and closing; swallows what it is told."""

    def __init__(self, name: str, *swallowed: type) -> None:
        self.name = name
        self.swallowed = swallowed

    def __enter__(self) -> str:
        print("open", self.name)
        return self.name

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        print("close", self.name, repr(error))
        return isinstance(error, self.swallowed)


# endregion recorder
