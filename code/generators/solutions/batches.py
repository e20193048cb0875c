"""``closing`` closes the reader when the block is left, and the
block is left when the caller closes ``batches``, because
``close`` raises ``GeneratorExit`` at the ``yield``. Without it
the file stays open for as long as anybody holds the reader:
leaving a ``for`` loop closes nothing and drops a reference.

The check of ``size`` sits in a function without ``yield``, so
that it runs at the call and not at the first ``next``.
"""

from collections.abc import Generator
from contextlib import closing
from itertools import batched
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
    if size < 1:
        raise ValueError(f"size must be positive: {size}")
    return _batches(path, size)


def _batches(
    path: Path, size: int
) -> Generator[list[tuple[str, int]]]:
    with closing(lines(path)) as rows:
        parcels = (parse(row) for row in rows if row.strip())
        for batch in batched(parcels, size, strict=False):
            yield list(batch)


def parse(row: str) -> tuple[str, int]:
    city, grams = row.split(",")
    return city, int(grams)
