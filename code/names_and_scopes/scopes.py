"""Which scope does a name get? The compiler's decision.

``decide`` takes what the symbol table knows of one name in one
block and answers like ``analyze_name`` in CPython. ``survey``
applies it to every function and class of a module.

Left out: an annotation scope whose name is bound both by the
class around it and by a function around that class. CPython
takes the class's, ``decide`` the function's.
"""

from collections.abc import Iterator
from symtable import Symbol, SymbolTable

OFFERED = {
    "__class__",
    "__classdict__",
    "__conditional_annotations__",  # from 3.14 on
}


# region decide
def decide(symbol: Symbol, outer: frozenset[str]) -> str:
    """Return the scope of a name in one block.

    ``outer``: the names that enclosing functions bind.
    """
    if symbol.is_declared_global():
        return "global"
    if symbol.is_nonlocal():
        return "free"
    if is_bound(symbol):
        return "local"
    if symbol.get_name() in outer:
        return "free"
    return "global"


# endregion decide


def is_bound(symbol: Symbol) -> bool:
    """Whether the block binds the name, in any way."""
    return (
        symbol.is_assigned()
        or symbol.is_parameter()
        or symbol.is_imported()
        or symbol.is_annotated()
    )


# region inside
def seen_inside(
    block: SymbolTable, outer: frozenset[str]
) -> frozenset[str]:
    """Return the names that inner blocks can capture."""
    if block.get_type() == "module":
        return outer
    if block.get_type() == "class":
        return outer | OFFERED
    names = set(outer)
    for symbol in block.get_symbols():
        if symbol.is_declared_global():
            names.discard(symbol.get_name())
        elif is_bound(symbol):
            names.add(symbol.get_name())
    return frozenset(names)


# endregion inside


def survey(
    block: SymbolTable, outer: frozenset[str] = frozenset()
) -> Iterator[tuple[SymbolTable, Symbol, str]]:
    """Yield block, name and decided scope for a module."""
    if block.get_type() != "module":
        for symbol in block.get_symbols():
            yield block, symbol, decide(symbol, outer)
    inner = seen_inside(block, outer)
    for child in block.get_children():
        yield from survey(child, inner)
