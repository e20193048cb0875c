"""A value class by hand: equality, hash, nothing to change."""


# region value
class Weight:
    """A value: the same grams make the same weight."""

    __slots__ = ("_grams",)

    def __init__(self, grams: int) -> None:
        self._grams = grams

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Weight):
            return NotImplemented
        return self._grams == other._grams

    def __hash__(self) -> int:
        return hash(self._grams)
        # endregion value
