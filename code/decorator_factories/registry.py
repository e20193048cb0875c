"""A registry whose decorator keeps the options as data."""

from collections.abc import Callable


# region registry
class Registry[T: Callable[..., object]]:
    """Find a handler by the name of an event."""

    def __init__(self) -> None:
        self.handlers: dict[str, T] = {}

    def on(self, event: str) -> Callable[[T], T]:
        if not isinstance(event, str):
            raise TypeError(
                f'write @on("..."), not @on: {event}'
            )

        def decorator(function: T) -> T:
            held = self.handlers.setdefault(event, function)
            if held is not function:
                raise ValueError(f"{event} is taken: {held}")
            return function

        return decorator


# endregion registry
