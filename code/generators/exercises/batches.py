"""Exercise: a pipeline that closes its file.

``batches(path, size)`` yields lists of at most ``size``
parcels, read from the lines of a file. A line is ``Oslo,300``,
its parcel the pair ``("Oslo", 300)``. Blank lines are skipped.
A size below 1 raises ValueError at the call. Memory must not
grow with the file, and the file must be closed when the caller
closes the generator or a line is bad, even if somebody still
holds a stage of it.

The reader is given: it notes every stage it hands out, which
keeps the stage alive.
"""

from collections.abc import Generator
from pathlib import Path

handed_out: list[Generator[str]] = []


def lines(path: Path) -> Generator[str]:
    """Hand out a reader of the file, and keep it."""

    def read() -> Generator[str]:
        with path.open(encoding="utf-8") as file:
            yield from file

    stage = read()
    handed_out.append(stage)
    return stage


def batches(
    path: Path, size: int
) -> Generator[list[tuple[str, int]]]:
    for line in lines(path):
        # Skip blank lines, parse, collect, yield full batches.
        # Who closes the reader when the caller stops early?
        yield [(line, 0)]
