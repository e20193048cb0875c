"""The field stays a field; it is checked once and frozen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parcel:
    grams: int

    def __post_init__(self) -> None:
        if self.grams < 1:
            raise ValueError("a parcel weighs 1 g or more")
