"""What a collection in a forked child makes private.

Linux only, because it reads /proc. Printed: the memory that
the child no longer shares with its parent, as a share of what
the parent had built, after one full collection.
Usage: python -m memory_management.benchmarks.fork_cost
"""

import gc
import os
import re
from collections.abc import Callable
from pathlib import Path

ROLLUP = Path("/proc/self/smaps_rollup")


def private_kib() -> int:
    """Return how much of this process nobody else shares."""
    text = ROLLUP.read_text()
    found = re.findall(r"^Private_\w+:\s+(\d+) kB", text, re.M)
    return sum(map(int, found))


def in_child(work: Callable[[], object]) -> int:
    """Return the KiB that become private in a fork."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        before = private_kib()
        work()
        grown = private_kib() - before
        os.write(writer, str(grown).encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as pipe:
        grown = int(pipe.read())
    os.waitpid(child, 0)
    return grown


def shares(size: int = 300_000) -> dict[str, float]:
    """Compare collecting, collecting frozen, and reading."""
    gc.collect()
    before = private_kib()
    heap = [[number] for number in range(size)]
    built = private_kib() - before

    def read() -> None:
        for _ in heap:
            pass

    found = {"collect": in_child(gc.collect)}
    gc.freeze()
    found["collect, frozen"] = in_child(gc.collect)
    found["read each, frozen"] = in_child(read)
    gc.unfreeze()
    return {name: kib / built for name, kib in found.items()}


def main() -> None:
    """Print the shares."""
    for name, share in shares().items():
        print(f"{name}: {share:.2f}")


if __name__ == "__main__":
    main()
