"""The code object knows the compiler's verdict, so it is asked
first; the dictionaries matter only where the verdict was
"global". A closure variable with an empty cell stays unbound:
the function would raise NameError and not go on to a global.

``function.__globals__`` and ``function.__builtins__`` are the
dictionaries that ``LOAD_GLOBAL`` uses. ``inspect`` would take
attribute names for globals; asked for a name, we need not know
which of ``co_names`` are which.
"""

from types import FunctionType


def where(function: FunctionType, name: str) -> str:
    """Return the kind of place that holds the name."""
    code = function.__code__
    if name in code.co_varnames or name in code.co_cellvars:
        return "local"
    if name in code.co_freevars:
        cells = function.__closure__ or ()
        cell = cells[code.co_freevars.index(name)]
        try:
            _ = cell.cell_contents
        except ValueError:
            return "unbound"
        return "closure"
    if name in function.__globals__:
        return "global"
    if name in function.__builtins__:
        return "builtin"
    return "unbound"
