"""A proxy that survives copying and pickling."""

from typing import Any


# region proxy
class Proxy:
    """Forwards what it does not have to its target."""

    def __init__(self, target: object) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        special = name.startswith("__") and name.endswith("__")
        if special or name == "_target":
            raise AttributeError(f"a proxy has no {name!r}")
        return getattr(self._target, name)


# endregion proxy
