"""A factory that promises the subclass and makes the base."""

from typing import Self


class Parcel:
    def __init__(self, city: str) -> None:
        self.city = city

    @classmethod
    def parse(cls, text: str) -> Self:
        return Parcel(text.strip())
