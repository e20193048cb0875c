"""A class decorator that calls a decorator for each method."""

from typing import Any


def logged(name: str, function: Any) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        print("call", name)
        return function(*args, **kwargs)

    return wrapper


def logged_all[T: type](cls: T) -> T:
    methods = {
        name: value
        for name, value in vars(cls).items()
        if callable(value) and not name.startswith("_")
    }
    for name, value in methods.items():
        setattr(cls, name, logged(name, value))
    return cls
