"""A model in the manner of Django's, without a metaclass."""

from typing import Any, ClassVar


# region model
class Text:
    def __init__(self, size: int) -> None:
        self.size = size

    def __set_name__(self, owner: type, name: str) -> None:
        self.column = f"{owner.__name__.lower()}_{name}"


class Model:
    fields: ClassVar[dict[str, Text]] = {}

    def __init_subclass__(cls, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        own = {
            name: value
            for name, value in vars(cls).items()
            if isinstance(value, Text)
        }
        cls.fields = {**cls.fields, **own}
        # endregion model
