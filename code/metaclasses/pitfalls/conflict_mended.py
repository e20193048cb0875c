"""One base registers with a hook; one metaclass is left."""

from abc import ABC, abstractmethod


class Registered:
    made: list[type] = []

    def __init_subclass__(cls, **rest: object) -> None:
        super().__init_subclass__(**rest)
        Registered.made.append(cls)


class Writer(ABC):
    @abstractmethod
    def write(self) -> str: ...


class Csv(Registered, Writer):
    def write(self) -> str:
        return "csv"
