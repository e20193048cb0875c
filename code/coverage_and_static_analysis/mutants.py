"""Do the tests notice a change? Mutate, run, report."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

PAIRS: list[tuple[type[ast.AST], type[ast.AST]]] = [
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.Add, ast.Sub),
    (ast.Mult, ast.FloorDiv),
    (ast.And, ast.Or),
]
SWAP = dict(PAIRS) | {new: old for old, new in PAIRS}


class Mutant(NamedTuple):
    line: int
    change: str
    source: str


# region changes
def changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """Ways to change one node: a field, and its new value."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAP:
            yield "ops", [SWAP[type(op)]()]
        case ast.BinOp(op=op) | ast.BoolOp(op=op):
            if type(op) in SWAP:
                yield "op", SWAP[type(op)]()
        case ast.Constant(value=bool(value)):
            yield "value", not value
        case ast.Constant(value=int(value)):
            yield "value", value + 1
        case ast.If(test=test) | ast.While(test=test):
            yield "test", ast.UnaryOp(ast.Not(), test)
    # endregion changes


def mutants(source: str) -> Iterator[Mutant]:
    """Every program that differs in one place."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        before = brief(node)
        for field, new in changes(node):
            old = getattr(node, field)
            setattr(node, field, new)
            change = f"{before} -> {brief(node)}"
            line: int = getattr(node, "lineno", 0)
            yield Mutant(line, change, ast.unparse(tree))
            setattr(node, field, old)


def brief(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]


def survives(
    mutant: Mutant, module: Path, tests: Path, limit: float = 60
) -> bool:
    """Run the tests on the mutant, in a process of its own."""
    command = [sys.executable, "-B", "-m", "pytest", "-qx"]
    plain = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    with TemporaryDirectory() as name:
        copy = Path(name, tests.name)
        copy.write_text(tests.read_text())
        Path(name, module.name).write_text(mutant.source)
        try:
            done = subprocess.run(
                [*command, copy.name],
                cwd=name,
                env=os.environ | plain,
                capture_output=True,
                timeout=limit,
            )
        except subprocess.TimeoutExpired:
            return False  # an endless loop was noticed
    return done.returncode == 0


def main(module: Path, tests: Path) -> None:
    made = sorted(mutants(module.read_text()))
    for mutant in made:
        if survives(mutant, module, tests):
            print(
                f"line {mutant.line} survived: {mutant.change}"
            )
    print(f"{len(made)} mutants")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
