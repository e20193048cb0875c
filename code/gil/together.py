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


def result_within[T](
    seconds: float, call: Callable[[], T]
) -> T:
    """What the call returns or raises, or a TimeoutError.

    It runs in a daemon thread, and the threads it starts are
    daemons, too: they cannot keep the process from ending.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError("the call does not return")
    return results[0]
