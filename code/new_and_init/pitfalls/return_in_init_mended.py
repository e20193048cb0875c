"""``__init__`` calls the helper and returns nothing."""


class Hub:
    def __init__(self, code: str) -> None:
        self.code = code
        self.check()

    def check(self) -> None:
        if not self.code.isupper():
            raise ValueError(self.code)
