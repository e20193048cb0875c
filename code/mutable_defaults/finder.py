"""Find default values that calls share and can change.

Two views of one question. ``in_source`` reads text and needs
no import; ``in_module`` reads the objects that live defaults
are, and sees what a name or a call in the source hides.
"""

import ast
import inspect
from collections.abc import Iterator
from types import FunctionType, ModuleType

# region source
DISPLAYS = (
    ast.List,
    ast.Dict,
    ast.Set,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.Call,
)


def in_source(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each default to look at."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.arguments):
            for value in (*node.defaults, *node.kw_defaults):
                if isinstance(value, DISPLAYS):
                    yield value.lineno, ast.unparse(value)


# endregion source


def functions_of(owner: object) -> Iterator[FunctionType]:
    """Yield the functions in a namespace, unwrapped."""
    for value in vars(owner).values():
        if isinstance(value, property):
            value = value.fget
        inner = inspect.unwrap(value)
        if isinstance(inner, FunctionType):
            yield inner


# region live
def held(function: FunctionType) -> dict[str, object]:
    """Return the defaults of a function, by parameter."""
    code = function.__code__
    values = function.__defaults__ or ()
    first = code.co_argcount - len(values)
    names = code.co_varnames[first : code.co_argcount]
    pairs = dict(zip(names, values, strict=True))
    return pairs | (function.__kwdefaults__ or {})
    # endregion live


def in_module(module: ModuleType) -> Iterator[str]:
    """Name each parameter whose default is unhashable."""
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__
    ]
    for owner in (module, *classes):
        for function in functions_of(owner):
            if function.__module__ != module.__name__:
                continue
            for name, value in held(function).items():
                if type(value).__hash__ is None:
                    yield f"{function.__qualname__}({name})"
