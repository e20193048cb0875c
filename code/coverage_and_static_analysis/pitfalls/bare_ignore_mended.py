"""The ignore names what it ignores."""


def stamp(grams: int) -> str:
    return str(grams)


label: int = stamp(100)  # type: ignore[assignment]
