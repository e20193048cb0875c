"""``copy.copy`` and ``copy.deepcopy`` in a page of Python.

Left out: ``copy.Error`` for classes that delete
``__reduce_ex__``, fast paths, and what only one version has:
``frozendict`` and ``super`` objects.
"""

from collections.abc import Callable, Iterable
from copyreg import dispatch_table
from types import (
    BuiltinFunctionType,
    CodeType,
    EllipsisType,
    FunctionType,
    MethodType,
    NoneType,
    NotImplementedType,
)
from typing import Any
from weakref import ref

type Memo = dict[int, Any]

# region atomic
ATOMIC = {
    *(NoneType, EllipsisType, NotImplementedType),
    *(bool, int, float, complex, str, bytes, range),
    *(type, property, CodeType, ref),
    *(FunctionType, BuiltinFunctionType),
}
FIXED = ATOMIC | {tuple, frozenset, slice}
# endregion atomic


# region shallow
def reduction(x: Any) -> Any:
    """Ask the object how it wants to be taken apart."""
    registered = dispatch_table.get(type(x))
    return registered(x) if registered else x.__reduce_ex__(4)


def shallow(x: Any) -> Any:
    """Do what ``copy.copy`` does."""
    cls = type(x)
    if cls in FIXED or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if method := getattr(cls, "__copy__", None):
        return method(x)
    parts = reduction(x)
    if isinstance(parts, str):
        return x
    return rebuild(x, None, *parts)


# endregion shallow


# region rebuild
def rebuild(
    x: Any,
    memo: Memo | None,
    make: Callable[..., Any],
    args: tuple[Any, ...],
    state: Any = None,
    items: Iterable[Any] | None = None,
    pairs: Iterable[tuple[Any, Any]] | None = None,
) -> Any:
    """Make an object from the parts of ``x``."""

    def part(value: Any) -> Any:
        return value if memo is None else deep(value, memo)

    y = make(*[part(arg) for arg in args])
    if memo is not None:
        memo[id(x)] = y
    if state is not None:
        restore(y, part(state))
    for item in items or ():
        y.append(part(item))
    for key, value in pairs or ():
        y[part(key)] = part(value)
    return y


# endregion rebuild


# region restore
def restore(y: Any, state: Any) -> None:
    """Give a new object its state."""
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(y, name, value)


# endregion restore


# region deep
def deep(x: Any, memo: Memo | None = None) -> Any:
    """Do what ``copy.deepcopy`` does."""
    if type(x) in ATOMIC:
        return x
    if memo is None:
        memo = {}
    elif id(x) in memo:
        return memo[id(x)]
    y = deep_by_type(x, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)
    return y


# endregion deep


# region by-type
def deep_by_type(x: Any, memo: Memo) -> Any:
    """Choose the way to copy ``x``."""
    cls = type(x)
    if cls in BUILTIN:
        return BUILTIN[cls](x, memo)
    if issubclass(cls, type):
        return x
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    parts = reduction(x)
    if isinstance(parts, str):
        return x
    return rebuild(x, memo, *parts)


# endregion by-type


# region containers
def deep_list(x: list[Any], memo: Memo) -> list[Any]:
    memo[id(x)] = y = list[Any]()
    for item in x:
        y.append(deep(item, memo))
    return y


def deep_tuple(
    x: tuple[Any, ...], memo: Memo
) -> tuple[Any, ...]:
    y = tuple([deep(item, memo) for item in x])
    if id(x) in memo:  # a cycle came back to x
        copied: tuple[Any, ...] = memo[id(x)]
        return copied
    same = all(
        new is old for new, old in zip(y, x, strict=True)
    )
    return x if same else y


# endregion containers


def deep_dict(x: dict[Any, Any], memo: Memo) -> dict[Any, Any]:
    memo[id(x)] = y = dict[Any, Any]()
    for key, value in x.items():
        y[deep(key, memo)] = deep(value, memo)
    return y


def deep_method(x: MethodType, memo: Memo) -> MethodType:
    return type(x)(x.__func__, deep(x.__self__, memo))


BUILTIN: dict[type, Callable[[Any, Memo], Any]] = {
    list: deep_list,
    tuple: deep_tuple,
    dict: deep_dict,
    MethodType: deep_method,
}
