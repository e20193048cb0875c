"""What ``copy`` and ``pickle`` see of an object with slots."""

from typing import Any


def slot_names(cls: type) -> list[str]:
    """Return the names of all slots, mangled, bases first."""
    names: list[str] = []
    for owner in reversed(cls.__mro__):
        declared = vars(owner).get("__slots__", ())
        if isinstance(declared, str):
            declared = (declared,)
        for name in declared:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith(
                "__"
            ):
                stripped = owner.__name__.lstrip("_")
                name = (
                    f"_{stripped}{name}" if stripped else name
                )
            names.append(name)
    return names


# region state
def state(thing: object) -> Any:
    """Return what ``object.__getstate__`` returns."""
    attributes = getattr(thing, "__dict__", None) or None
    filled = {
        name: getattr(thing, name)
        for name in slot_names(type(thing))
        if hasattr(thing, name)
    }
    return (attributes, filled) if filled else attributes
    # endregion state
