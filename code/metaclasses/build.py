"""What the ``class`` statement calls, in Python."""

from collections.abc import Callable
from types import FunctionType, resolve_bases
from typing import Any

CONFLICT = (
    "metaclass conflict: the metaclass of a derived class must "
    "be a (non-strict) subclass of the metaclasses of all its "
    "bases"
)


# region winner
def winner(metaclass: type, bases: tuple[Any, ...]) -> type:
    """Return the metaclass that a class will really have."""
    for candidate in map(type, bases):
        if issubclass(metaclass, candidate):
            continue
        if not issubclass(candidate, metaclass):
            raise TypeError(CONFLICT)
        metaclass = candidate
    return metaclass
    # endregion winner


# region build
def build_class(
    body: FunctionType,
    name: str,
    *written: Any,
    **keywords: Any,
) -> Any:
    bases = resolve_bases(written)  # __mro_entries__
    inherited = type(bases[0]) if bases else type
    metaclass = keywords.pop("metaclass", inherited)
    if isinstance(metaclass, type):
        metaclass = winner(metaclass, bases)
    namespace = prepared(metaclass, name, bases, keywords)
    run(body, namespace)
    if bases is not written:
        namespace["__orig_bases__"] = written
    cell = namespace.get("__classcell__")
    cls = metaclass(name, bases, namespace, **keywords)
    check(cell, name, cls)
    return cls
    # endregion build


def prepared(
    metaclass: Callable[..., Any],
    name: str,
    bases: tuple[Any, ...],
    keywords: dict[str, Any],
) -> Any:
    """Ask the metaclass for a namespace; a dict by default."""
    prepare = getattr(metaclass, "__prepare__", None)
    if prepare is None:
        return {}
    return prepare(name, bases, **keywords)


def run(body: FunctionType, namespace: Any) -> None:
    """Execute the body with the namespace for its locals."""
    closure = body.__closure__
    exec(
        body.__code__,
        body.__globals__,
        namespace,
        closure=closure,
    )


def check(cell: Any, name: str, cls: object) -> None:
    """Refuse a class that its methods would not know."""
    if cell is None or not isinstance(cls, type):
        return
    try:
        held = cell.cell_contents
    except ValueError:
        text = f"__class__ not set defining {name!r} as {cls!r}"
        raise RuntimeError(text) from None
    if held is not cls:
        raise TypeError(f"__class__ set to {held!r}")
