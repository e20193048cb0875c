"""Bytes that an instance takes, measured.

``python -m slots.weigh`` measures every layout on the running
interpreter and writes its row of ``recorded.json``; the figure
is drawn from that file by ``slots.figure``.
"""

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from slots.layouts import LAYOUTS, RECORDS

RECORDED = Path(__file__).with_name("recorded.json")
VERSION = "{}.{}".format(*sys.version_info)


# region weigh
def weigh(make: Callable[[], object], count: int = 5000) -> int:
    """Return the bytes that each of ``count`` objects costs."""
    for _ in range(100):  # the first of a class are larger
        make()
    kept: list[object] = [None] * count
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for index in range(count):
            kept[index] = make()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return round((after - before) / count)
    # endregion weigh


def weigh_layout(name: str) -> int:
    """Weigh what one record takes in a layout."""
    held = RECORDS.get(name, 1)
    return weigh(LAYOUTS[name], 5000 // held) // held


def weigh_layouts() -> dict[str, int]:
    """Weigh every layout on this interpreter."""
    return {name: weigh_layout(name) for name in LAYOUTS}


def recorded() -> dict[str, dict[str, int]]:
    """Return the rows on record, by version."""
    rows: dict[str, dict[str, int]] = json.loads(
        RECORDED.read_text(encoding="utf-8")
    )
    return rows


def record(row: dict[str, int], version: str) -> None:
    """Put a row on record, in the order of the versions."""
    rows = recorded() | {version: row}
    text = json.dumps(dict(sorted(rows.items())), indent=2)
    RECORDED.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    record(weigh_layouts(), VERSION)
