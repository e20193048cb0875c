"""A fixture system in one function: no scopes, no overriding."""

from collections.abc import Callable, Iterator
from inspect import signature

type Fixture = Callable[..., Iterator[object]]


# region run
def run(
    test: Callable[..., None], fixtures: dict[str, Fixture]
) -> None:
    values: dict[str, object] = {}
    undo: list[Iterator[object]] = []

    def call[T](function: Callable[..., T]) -> T:
        names = signature(function).parameters
        return function(**{name: value(name) for name in names})

    def value(name: str) -> object:
        if name not in values:
            generator = call(fixtures[name])
            values[name] = next(generator)
            undo.append(generator)
        return values[name]

    try:
        call(test)
    finally:
        while undo:
            next(undo.pop(), None)
# endregion run
