"""``itertools.tee`` in Python, with the blocks of the C code.

Left out: weak references, and the care that C must take when it
frees a very long chain.
"""

from collections.abc import Iterable, Iterator

CELLS = 57


# region block
class Block[T]:
    """Up to CELLS items read from the source."""

    def __init__(self, source: Iterator[T]) -> None:
        self.source = source
        self.items: list[T] = []
        self.next: Block[T] | None = None
        self.running = False

    def read(self) -> None:
        if self.running:
            text = "cannot re-enter the tee iterator"
            raise RuntimeError(text)
        self.running = True
        try:
            self.items.append(next(self.source))
        finally:
            self.running = False
            # endregion block


# region branch
class Branch[T]:
    """A place in a chain of blocks."""

    def __init__(self, block: Block[T], index: int) -> None:
        self.block, self.index = block, index

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        if self.index == CELLS:
            follower = self.block.next
            if follower is None:
                follower = Block(self.block.source)
                self.block.next = follower
            self.block, self.index = follower, 0
        if self.index == len(self.block.items):
            self.block.read()
        self.index += 1
        return self.block.items[self.index - 1]
        # endregion branch

    def __copy__(self) -> "Branch[T]":
        return Branch(self.block, self.index)


def branches[T](
    iterable: Iterable[T], n: int = 2
) -> tuple[Branch[T], ...]:
    """Return n branches over one source, as ``tee`` does."""
    source = iter(iterable)
    if isinstance(source, Branch):
        block, index = source.block, source.index
    else:
        block, index = Block(source), 0
    return tuple(Branch(block, index) for _ in range(n))
