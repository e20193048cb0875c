"""An ignore that ignores more than it was written for."""


# region pitfall
def stamp(grams: int) -> str:
    return str(grams)


label: int = stamp("P1")  # type: ignore
# endregion pitfall
