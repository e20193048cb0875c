"""Equality and a hash over the same part."""


class Parcel:
    def __init__(self, code: str) -> None:
        self._code = code

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Parcel):
            return NotImplemented
        return self._code == other._code

    def __hash__(self) -> int:
        return hash(self._code)
