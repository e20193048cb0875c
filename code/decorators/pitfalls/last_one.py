"""A class decorator: every method does what the last one does."""

from typing import Any


def logged_all[T: type](cls: T) -> T:
    methods = {
        name: value
        for name, value in vars(cls).items()
        if callable(value) and not name.startswith("_")
    }
    for name, value in methods.items():

        def wrapper(*args: Any, **kwargs: Any) -> Any:
            print("call", name)
            return value(*args, **kwargs)

        setattr(cls, name, wrapper)
    return cls
