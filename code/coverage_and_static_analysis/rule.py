"""A lint rule: defaults that all calls share."""

import ast
from collections.abc import Iterator

# region rule
DISPLAYS = ast.List | ast.Dict | ast.Set
LOOPS = ast.ListComp | ast.DictComp | ast.SetComp


def shared_defaults(source: str) -> Iterator[int]:
    """The lines of mutable defaults (ruff's B006)."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.arguments(defaults=some, kw_defaults=more):
                for default in [*some, *more]:
                    if default and mutable(default):
                        yield default.lineno


def mutable(node: ast.expr) -> bool:
    match node:
        case ast.Call(
            func=ast.Name(id="list" | "dict" | "set")
        ):
            return True
    return isinstance(node, DISPLAYS | LOOPS)
    # endregion rule
