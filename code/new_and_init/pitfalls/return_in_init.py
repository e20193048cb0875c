"""``__init__`` returns what a helper returns."""


class Hub:
    def __init__(self, code: str) -> None:
        self.code = code
        return self.check()

    def check(self) -> None:
        if not self.code.isupper():
            raise ValueError(self.code)
