"""``cls`` is the class left of the dot, so factories end in
``cls(...)`` and call each other through ``cls``. The static
check is called through ``self``: the lookup starts at the
instance's class and finds an override.

``type(self).made += 1`` reads through the MRO and writes to the
subclass, which would start at its parent's number. The hook
gives each new class a counter of its own.
"""

from typing import Any, Self


class Parcel:
    made = 0

    def __init_subclass__(cls, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        cls.made = 0

    def __init__(self, code: str) -> None:
        if not self.valid(code):
            raise ValueError(f"bad code {code!r}")
        self.code = code
        type(self).made += 1

    @staticmethod
    def valid(code: str) -> bool:
        return code.startswith("P")

    @classmethod
    def parse(cls, text: str) -> Self:
        return cls(text.strip())

    @classmethod
    def parse_all(cls, lines: list[str]) -> list[Self]:
        return [cls.parse(line) for line in lines]
