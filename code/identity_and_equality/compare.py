"""How ``==`` and its five relatives find an answer.

``compare("__eq__", a, b)`` does what ``a == b`` does. One thing
is left out: a method found on the type is called with both
operands, so a ``staticmethod`` named ``__eq__`` would get one
argument too many.
"""

from typing import Any

# region swapped
SWAPPED = {
    "__eq__": "__eq__",
    "__ne__": "__ne__",
    "__lt__": "__gt__",
    "__gt__": "__lt__",
    "__le__": "__ge__",
    "__ge__": "__le__",
}
# endregion swapped


# region compare
def compare(op: str, left: Any, right: Any) -> Any:
    """Answer as the operator does: ask each side in turn."""
    asked = [(left, op, right), (right, SWAPPED[op], left)]
    if derived(type(right), type(left)):
        asked.reverse()
    for one, name, other in asked:
        answer = getattr(type(one), name)(one, other)
        if answer is not NotImplemented:
            return answer
    if op in ("__eq__", "__ne__"):
        return (left is right) == (op == "__eq__")
    raise TypeError(f"{op} is supported by neither operand")


def derived(cls: type, base: type) -> bool:
    """Tell whether cls is a real subclass of another class."""
    return any(ancestor is base for ancestor in cls.__mro__[1:])
    # endregion compare


# region same
def same(stored: Any, wanted: Any) -> bool:
    """Compare as the builtin containers do."""
    return stored is wanted or bool(stored == wanted)
    # endregion same


class Table:
    """Where a dict looks for a key, with chains for simplicity.

    A real dict keeps one entry per slot and probes others; both
    look only where the hash sends them.
    """

    def __init__(self) -> None:
        self.chains: list[list[tuple[int, Any]]] = [
            [] for _ in range(8)
        ]

    # region table
    def add(self, key: Any) -> None:
        """Store the key with the hash it has today."""
        if key not in self:
            number = hash(key)
            self.chains[number % 8].append((number, key))

    def __contains__(self, key: Any) -> bool:
        number = hash(key)
        for stored, kept in self.chains[number % 8]:
            if kept is key or (
                stored == number and kept == key
            ):
                return True
        return False
        # endregion table
