"""A metaclass, a base and a field that tell when they run."""

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any


def cell(namespace: Mapping[str, Any]) -> str:
    """Say whether the cell of ``label`` holds a class yet."""
    label = namespace["label"]
    assert isinstance(label, FunctionType) and label.__closure__
    try:
        held = label.__closure__[0].cell_contents
    except ValueError:
        return "cell empty"
    return f"cell holds {held.__name__}"


def evaluated[T](what: str, value: T) -> T:
    """Stand in for an expression; tell when it is evaluated."""
    print("evaluate", what)
    return value


class Namespace(dict[str, Any]):
    def __setitem__(self, name: str, value: Any) -> None:
        print("    store", name)
        super().__setitem__(name, value)


class MetaMeta(type):
    def __call__(cls, *args: Any, **keywords: Any) -> Any:
        print("MetaMeta.__call__ begins")
        made = super().__call__(*args, **keywords)
        print("MetaMeta.__call__ ends")
        return made


# region meta
class Meta(type, metaclass=MetaMeta):
    @classmethod
    def __prepare__(
        cls, name: str, bases: Any, /, **keywords: Any
    ) -> Namespace:
        print("Meta.__prepare__", bases[0].__name__, keywords)
        return Namespace()

    def __new__(
        cls, name: str, bases: Any, names: Any, **keywords: Any
    ) -> Any:
        print("  Meta.__new__ begins,", cell(names))
        made = super().__new__(
            cls, name, bases, names, **keywords
        )
        print("  Meta.__new__ ends")
        return made
        # endregion meta

    # region rest
    def mro(cls) -> list[type]:
        print("    mro,", cell(vars(cls)))
        return super().mro()

    def __init__(
        cls, name: str, bases: Any, names: Any, **keywords: Any
    ) -> None:
        print("  Meta.__init__", keywords)
        super().__init__(name, bases, names)


class Field:
    def __set_name__(self, owner: type, name: str) -> None:
        print("    __set_name__", name)


class Place:
    def __init_subclass__(cls, **keywords: Any) -> None:
        print("    __init_subclass__", keywords)
        # endregion rest


class Alias:
    """Stands for Place in a list of bases."""

    def __mro_entries__(
        self, bases: tuple[object, ...]
    ) -> tuple[type, ...]:
        print("Alias.__mro_entries__")
        return (Place,)


def decorator_of(
    names: Mapping[str, object],
) -> Callable[..., Any]:
    """Make a decorator that looks whether the name is bound."""

    def decorate(cls: type) -> type:
        bound = cls.__name__ in names
        print("decorator called; name bound:", bound)
        return cls

    return decorate
