"""What a worker finds in its globals.

Usage: python start_methods.py fork spawn forkserver
"""

import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

# region look
rates: dict[str, int] = {}
lock = threading.Lock()
importer = os.getpid()


def look() -> str:
    """Runs in the worker."""
    imported = importer == os.getpid()
    found = f"{rates} locked={lock.locked()} {imported=}"
    return f"{__name__} {found}"


def main(method: str) -> None:
    """Runs in the parent, while it holds the lock."""
    rates["Oslo"] = 3
    context = get_context(method)
    with lock, ProcessPoolExecutor(4, context) as pool:
        print(method, pool.submit(look).result())
        print("workers:", len(pool._processes))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        main(name)
# endregion look
