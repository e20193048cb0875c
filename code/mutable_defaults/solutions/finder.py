"""Visit the three nodes that carry ``arguments``. Positional
defaults are in ``defaults``; ``kw_defaults`` has one entry for
each keyword-only parameter, None where there is no default.
"""

import ast

SUSPECT = (
    ast.List,
    ast.Dict,
    ast.Set,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.Call,
)
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def suspects(source: str) -> list[tuple[int, str]]:
    """Return (line, function) of each default to look at."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FUNCTION):
            name = getattr(node, "name", "<lambda>")
            arguments = node.args
            for value in (
                *arguments.defaults,
                *arguments.kw_defaults,
            ):
                if isinstance(value, SUSPECT):
                    found.append((value.lineno, name))
    return sorted(found)
