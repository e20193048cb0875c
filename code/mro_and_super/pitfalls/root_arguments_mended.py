"""The class names the root, so the next signature is known."""


class Shipment:
    def __init__(self, *, city: str) -> None:
        self.city = city


class Tracked(Shipment):
    def __init__(self, *, code: str, city: str) -> None:
        super().__init__(city=city)
        self.code = code
