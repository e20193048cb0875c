"""Walk the tree for functions, then each function for checks.

The rule sees names and not objects: ``from pytest import
raises`` hides one, and a helper that asserts looks silent. Both
are the price of reading one file without running it.
"""

import ast


def silent(source: str) -> list[str]:
    found = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef
        )
        if node.name.startswith("test")
        if not any(map(checks, ast.walk(node)))
    ]
    found.sort(key=lambda node: node.lineno)
    return [node.name for node in found]


def checks(node: ast.AST) -> bool:
    match node:
        case ast.Assert():
            return True
        case ast.With(items=items) | ast.AsyncWith(items=items):
            return any(
                expects(item.context_expr) for item in items
            )
        case ast.Call(func=ast.Attribute(attr=name)):
            return name.startswith("assert")
    return False


def expects(manager: ast.expr) -> bool:
    match manager:
        case ast.Call(
            func=ast.Attribute(
                value=ast.Name(id="pytest"),
                attr="raises" | "warns",
            )
        ):
            return True
    return False
