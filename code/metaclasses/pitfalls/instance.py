"""A method of the metaclass, called on an instance."""


class Counting(type):
    def census(cls) -> int:
        return len(cls.__subclasses__())


class Hub(metaclass=Counting):
    pass


def report(hub: Hub) -> None:
    print(hub.census())
