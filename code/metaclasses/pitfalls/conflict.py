"""Two bases, two unrelated metaclasses."""

from abc import ABC, abstractmethod


class Registering(type):
    made: list[type] = []

    def __init__(
        cls, name: str, bases: tuple[type, ...], names: dict[str, object]
    ) -> None:
        super().__init__(name, bases, names)
        cls.made.append(cls)


class Registered(metaclass=Registering):
    pass


class Writer(ABC):
    @abstractmethod
    def write(self) -> str: ...


class Csv(Registered, Writer):
    def write(self) -> str:
        return "csv"
