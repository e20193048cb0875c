"""C3 linearization: how a class gets its MRO.

``linearize(cls)`` computes what ``type`` stores in
``cls.__mro__``; ``merge`` is the algorithm itself and works on
sequences of anything that can be compared for equality.
"""

from collections.abc import Iterable, Sequence

ORDER = "method resolution order (MRO)"


# region merge
def merge[T](sequences: Iterable[Sequence[T]]) -> list[T]:
    """Merge the sequences without reordering any of them."""
    rows = [list(sequence) for sequence in sequences]
    merged: list[T] = []
    while rows := [row for row in rows if row]:
        for head in [row[0] for row in rows]:
            if not any(head in row[1:] for row in rows):
                break
        else:
            raise inconsistent([row[0] for row in rows])
        merged.append(head)
        for row in rows:
            if row[0] == head:
                del row[0]
    return merged
    # endregion merge


def inconsistent(heads: Sequence[object]) -> TypeError:
    """Name the head of every row left, as CPython does."""
    names = [getattr(head, "__name__", head) for head in heads]
    listed = ", ".join(dict.fromkeys(map(str, names)))
    text = f"Cannot create a consistent {ORDER} for bases "
    return TypeError(text + listed)


# region linearize
def linearize(cls: type) -> list[type]:
    """Return the method resolution order of a class."""
    return [cls, *linearize_bases(cls.__bases__)]


def linearize_bases(bases: Sequence[type]) -> list[type]:
    """Return what follows a class that has these bases."""
    return merge([*map(linearize, bases), bases])
    # endregion linearize
