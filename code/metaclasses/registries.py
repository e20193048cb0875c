"""One registry, by a metaclass and by four lighter tools."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol


# region metaclass
class WriterMeta(type):
    made: ClassVar[dict[str, type]] = {}

    def __new__(
        cls, name: str, bases: Any, names: Any, key: str = ""
    ) -> Any:
        made = super().__new__(cls, name, bases, names)
        if key:
            cls.made[key] = made
        return made

    def __getitem__(cls, key: str) -> type:
        return cls.made[key]


class MetaWriter(metaclass=WriterMeta):
    ...
    # endregion metaclass


# region hook
class HookWriter:
    made: ClassVar[dict[str, type]] = {}

    def __init_subclass__(
        cls, *, key: str = "", **rest: Any
    ) -> None:
        super().__init_subclass__(**rest)
        if key:
            HookWriter.made[key] = cls

    def __class_getitem__(cls, key: str) -> type:
        return cls.made[key]
        # endregion hook


# region decorator
MADE: dict[str, type] = {}


def writer[C: type](key: str) -> Callable[[C], C]:
    def register(cls: C) -> C:
        MADE[key] = cls
        return cls

    return register
    # endregion decorator


# region descriptor
class HasWriters(Protocol):
    writers: dict[str, str]


class Writes:
    """Registers a method of one class under its own name."""

    def __init__(self, write: Callable[..., str]) -> None:
        self.write = write

    def __set_name__(
        self, owner: type[HasWriters], name: str
    ) -> None:
        owner.writers[name] = name
        setattr(owner, name, self.write)
        # endregion descriptor


# region function
def make_writer(name: str, separator: str) -> type:
    def write(self: object, *words: str) -> str:
        return separator.join(words)

    names = {"write": write, "__module__": __name__}
    return type(name, (), names)
    # endregion function
