"""A field that checks what is assigned to it."""

from typing import Any, Self, overload


# region field
class Field[T]:
    def __init__(self, kind: type[T]) -> None:
        self.kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __set__(self, instance: object, value: T) -> None:
        if not isinstance(value, self.kind):
            wanted, got = self.kind.__name__, repr(value)
            raise TypeError(f"{self.name}: no {wanted}: {got}")
        vars(instance)[self.name] = value
        # endregion field

    # region get
    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(
        self, instance: object, owner: type | None = None
    ) -> T: ...
    def __get__(
        self, instance: Any, owner: type | None = None
    ) -> Self | T:
        if instance is None:
            return self
        try:
            value: T = vars(instance)[self.name]
        except KeyError:
            cls = type(instance).__name__
            text = f"{cls!r} object has no {self.name!r}"
            raise AttributeError(text) from None
        return value
        # endregion get


class Parcel:
    grams = Field(int)
    city = Field(str)
