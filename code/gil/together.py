"""Run functions at the same time."""

import threading
from collections.abc import Callable


def in_threads(*functions: Callable[[], object]) -> None:
    """Run each function in a thread; return when all are done."""
    threads = [
        threading.Thread(target=function)
        for function in functions
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
