"""The keyword is one that the hook names."""


class Writer:
    made: dict[str, type] = {}

    def __init_subclass__(cls, *, key: str = "") -> None:
        super().__init_subclass__()
        Writer.made[key] = cls


class Csv(Writer, key="csv"):
    pass
