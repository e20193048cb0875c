"""A literal: an ``ast.Constant`` of a type without singletons.

``x is -1`` is a minus and a constant, so it is not reported,
as on 3.14 and 3.15. The operators are walked together with
pairs of neighbors: a chained comparison has more than two
operands, and only those beside ``is`` count.
"""

import ast
from itertools import pairwise


def is_literal(node: ast.expr) -> bool:
    """Tell whether identity with this node is a mistake."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(
            node.value, str | bytes | int | float | complex
        )
        and not isinstance(node.value, bool)
    )


def finding(node: ast.Compare) -> tuple[int, str] | None:
    """Return the first finding in one comparison."""
    operands = pairwise([node.left, *node.comparators])
    for operator, pair in zip(node.ops, operands, strict=True):
        if isinstance(operator, ast.Is | ast.IsNot):
            for operand in filter(is_literal, pair):
                assert isinstance(operand, ast.Constant)
                kind = type(operand.value).__name__
                return node.lineno, kind
    return None


def identity_tests(source: str) -> list[tuple[int, str]]:
    """Return line and type name of each literal found."""
    nodes = ast.walk(ast.parse(source))
    found = [
        finding(node)
        for node in nodes
        if isinstance(node, ast.Compare)
    ]
    return sorted(one for one in found if one is not None)
