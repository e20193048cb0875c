"""Every branch of ``__new__`` ends in the same return."""

from typing import ClassVar, Self


class Hub:
    known: ClassVar[dict[str, "Hub"]] = {}
    code: str

    def __new__(cls, code: str) -> Self:
        found = cls.known.get(code)
        if found is None:
            found = super().__new__(cls)
            found.code = code
            cls.known[code] = found
        assert isinstance(found, cls)
        return found
