"""A cooperative class tree: a price computed layer by layer."""

from typing import Any


# region root
class Shipment:
    """The root of the tree: every chain of calls ends here."""

    def __init__(self, *, city: str) -> None:
        self.city = city

    def price(self) -> int:
        return 300

    # endregion root


# region layers
class Insured(Shipment):
    def __init__(self, *, value: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.value = value

    def price(self) -> int:
        return super().price() + self.value // 100


class Express(Shipment):
    def __init__(self, *, hours: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.hours = hours

    def price(self) -> int:
        return super().price() * 2

    # endregion layers
