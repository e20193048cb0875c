"""Alternative constructors, and a registry of subclasses."""

from typing import Any, ClassVar, Self


# region constructors
class Shipment:
    def __init__(self, city: str, grams: int) -> None:
        self.city = city
        self.grams = grams

    @classmethod
    def parse(cls, text: str) -> Self:
        city, _, grams = text.partition(" ")
        return cls(city, cls.whole_grams(grams))

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        return cls(row["city"], row["grams"])

    @staticmethod
    def whole_grams(text: str) -> int:
        return round(float(text))

    @property
    def kilos(self) -> float:
        return self.grams / 1000

    # endregion constructors


# region rounding
class Letter(Shipment):
    @staticmethod
    def whole_grams(text: str) -> int:
        return -(-round(float(text)) // 20) * 20

    # endregion rounding


# region registry
class Tariff:
    by_code: ClassVar[dict[str, type["Tariff"]]] = {}
    used = 0

    def __init_subclass__(cls, code: str, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        cls.by_code[code] = cls
        cls.used = 0

    @classmethod
    def for_code(cls, code: str) -> "Tariff":
        return cls.by_code[code].use()

    @classmethod
    def use(cls) -> Self:
        cls.used += 1
        return cls()

    # endregion registry
