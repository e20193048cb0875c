"""An argument is sent to a root that is not named."""


class Tracked:
    def __init__(self, *, code: str, city: str) -> None:
        super().__init__(city=city)
        self.code = code
