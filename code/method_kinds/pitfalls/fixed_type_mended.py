"""A factory that makes what it promises."""

from typing import Self


class Parcel:
    def __init__(self, city: str) -> None:
        self.city = city

    @classmethod
    def parse(cls, text: str) -> Self:
        return cls(text.strip())
